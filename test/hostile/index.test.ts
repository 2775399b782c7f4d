import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cases } from './cases.ts'
import { texts } from './corpus/sinks.ts'
import { later } from './later.ts'

for (const { cases: waiting, waitsFor } of later) {
  process.stderr.write(`not tested before there is ${waitsFor}: ${waiting.join(', ')}\n`)
}

/** Every kind of bad input that has to be answered rightly, group by group. */
const known: Readonly<Record<string, string>> = {
  ok: 'role assignments role.json',
  yaml:
    'alias-bomb alias-quadratic anchor-cycle anchor-plain merge-key merge-key-literal deep-flow deep-flow-1e5 many-documents ' +
    'many-files multi-document document-end-marker dup-key-top dup-key-nested dup-key-quoted dup-key-escaped complex-key ' +
    'non-string-keys constructor-key proto-role-name proto-user proto-role-ref bom-utf8 bom-inside utf16le-bom utf16be-nobom ' +
    'utf32le invalid-utf8-in-comment overlong-utf8 lone-surrogate-escape nul-byte nul-escape escape-char-raw crlf nel-ls-ps ' +
    'plain-multiline-id norway number-ids date-id null-id float-specials tag-binary tag-str-number tag-js-function ' +
    'tag-python directive-yaml11',
  shape:
    'empty comment-only empty-users empty-permissions scalar-permissions typo-field wrong-case-kind unknown-api-version ' +
    'top-level-list top-level-scalar role-listed-twice role-in-two-files conflict-markers lfs-pointer schema-modeline ' +
    'schema-ref-file',
  names:
    'cyrillic-a fullwidth long-s sharp-s zero-width-joiner tag-characters variation-selector bidi-override bidi-isolate ' +
    'private-use unassigned dotdot encoded-slash backslash semicolon-path case-pair confusable-pair user-ids',
  sinks:
    'workflow-command workflow-command-newline workflow-env-file md-mention md-issue-ref md-table-break md-code-fence ' +
    'md-image-beacon md-marker-spoof html-script html-attr html-url csv-equals csv-plus csv-at csv-quote ansi-erase ' +
    'ansi-osc8 ansi-osc52 ansi-c1 cr-overwrite jsonl-newline format header-crlf',
  globs: 'patterns regexes',
  config: 'base-urls guards-lowered',
  git: 'paths gitattributes',
  fs: 'symlink-abs case-pair deep',
  http:
    'json-as-html empty-200 error-in-200 empty-list-with-count empty-list page-loop redirect-other-host redirect-post-303 ' +
    'dup-page-items big-int-id dup-json-key proto-json unknown-permission case-changed 429-no-header 429-negative ' +
    '429-date-past 429-garbage 403-one-object 404-after-create 412-changed implied-permission name-from-platform gzip-bomb',
  audit: 'truncated-last-line dup-seq alg-downgrade',
  github: 'pull_request.hostile'
}

/** Cases that are more than documents stand in tests of their own, by this word. */
const elsewhere: Readonly<Record<string, string>> = {
  'yaml/many-files': 'alone',
  'globs/patterns': 'globs',
  'globs/regexes': 'globs',
  'config/guards-lowered': 'git',
  'git/paths': 'git',
  'git/gitattributes': 'git',
  'fs/symlink-abs': 'files',
  'fs/case-pair': 'files',
  'fs/deep': 'files',
  'audit/truncated-last-line': 'audit',
  'audit/dup-seq': 'audit',
  'audit/alg-downgrade': 'audit',
  'http/name-from-platform': 'platform',
  'github/pull_request.hostile': 'github'
}

/** In which test a case stands that is more than documents; null where it is none. */
const testOf = (name: string): string | null => elsewhere[name] ?? (name.startsWith('http/') ? 'http' : null)

const isTested = (name: string): boolean => {
  const file = testOf(name)
  if (file === null) {
    return cases.some((each) => each.name === name) || Object.hasOwn(texts, name.replace('sinks/', ''))
  }
  const word = name === 'http/name-from-platform' ? 'a platform that says' : name.replace('fs/', '')
  return readFileSync(join(import.meta.dirname, `${file}.test.ts`), 'utf8').includes(word)
}

const waiting = new Set(later.flatMap((each) => each.cases))
const all = Object.entries(known).flatMap(([group, names]) =>
  names.split(' ').map((name) => `${group}/${name}`)
)

describe('bad input', () => {
  test('of every known kind is tested, or waits for a part by name', () => {
    expect(all.length).toBeGreaterThan(140)
    expect(all.filter((name) => !waiting.has(name) && !isTested(name))).toEqual([])
  })

  test.each(later.map((each) => [each.waitsFor, each] as const))(
    'cases still wait for %s',
    (_part, { isHere }) => {
      expect(isHere(), 'it is here: write its cases, and take them out of the list').toBe(false)
    }
  )

  test('has a name of its own each', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  })
})
