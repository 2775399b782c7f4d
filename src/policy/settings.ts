import type { Problem } from '../model/finding.ts'
import { child, keyOf, type Place } from '../model/place.ts'

/**
 * What is wrong with the settings of a target: an address, since whoever changes the document could send a credential
 * elsewhere, or a secret, since git keeps it. Secrets are never repeated in a message.
 */
export const misplacedSettings = (at: Place, settings: unknown, target: string): readonly Problem[] => {
  const variable = `ROLEWRIGHT_${target.toUpperCase().replaceAll('-', '_')}`
  return [...misplaced(at, settings, variable)]
}

function* misplaced(at: Place, value: unknown, variable: string): Iterable<Problem> {
  if (typeof value === 'string') {
    if (secret.test(value)) yield aSecret(at, 'this', variable)
    else if (address.test(value)) yield anAddress(at, `\`${value}\``, variable)
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* misplaced(child(at, index), item, variable)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const place = child(at, key)
      if (isSecret(key)) yield aSecret(keyOf(place), `\`${key}\``, variable)
      else if (isAddress(key, inner)) yield anAddress(keyOf(place), `\`${key}\``, variable)
      else yield* misplaced(place, inner, variable)
    }
  }
}

const anAddress = (at: Place, what: string, variable: string): Problem => ({
  message: `${what} is an address, and an address never stands in a document: a credential could be sent there`,
  help: `take it out; the address comes from the environment, as \`${variable}_URL\``,
  at
})

const aSecret = (at: Place, what: string, variable: string): Problem => ({
  message: `${what} looks like a secret, which many can read here and git never forgets`,
  help: `take it out and make a new one; it comes from the environment, as \`${variable}_TOKEN\` for example`,
  at
})

const address =
  /^\s*(?:(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}|(?:https?|wss?|ftps?|file|data|gopher|ldaps?|javascript):|localhost\b|\d{1,3}(?:\.\d{1,3}){3}\b|\[[\da-f.]*:)/i
const addressName = /(?:^| )(?:url|uri|origin|endpoint|hostname|webhook|proxy)s?$/
const hostName = /(?:^| )(?:address|domain|host|server)$/
const secret =
  /^\s*(?:(?:[Bb]earer|[Bb]asic) \S|gh[a-z]_|github_pat_|xox[a-z]-|sk-|AKIA[A-Z\d]{12}|eyJ[\w-]+\.|-----BEGIN )|^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)[\w+/=.~-]{24,}$/
const secretName =
  /(?:^| )(?:token|secret|password|passwd|passphrase|pwd|credential|authorization|cookie|jwt|(?:api|private|access) ?key)s?$/

/** `baseUrl`, `base_url` and `base-url` are `base url`. */
const wordsOf = (key: string): string =>
  key
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]/g, ' ')
    .toLowerCase()

const isSecret = (key: string): boolean => secretName.test(wordsOf(key))

/** A role may well be called `host`; what makes it an address is a dot or a port. */
const isAddress = (key: string, value: unknown): boolean =>
  addressName.test(wordsOf(key)) ||
  (hostName.test(wordsOf(key)) && typeof value === 'string' && /[.:]/.test(value))
