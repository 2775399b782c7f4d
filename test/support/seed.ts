import * as fc from 'fast-check'

/**
 * Every property plays the same cases on every machine, so that a green run stays green. ROLEWRIGHT_PROPERTIES=<number> plays
 * others; a failure prints the seed and the path by which it is replayed.
 */
fc.configureGlobal({ seed: Number(process.env['ROLEWRIGHT_PROPERTIES'] ?? 20_261_122) })
