import type { Rule } from '../../model/rule.ts'

/** Passes on what the reader found wrong in the text of the files. */
export const rule: Rule = {
  id: 'yaml',
  group: 'document',
  severity: 'error',
  fixed: true,
  summary: 'a file that is not the plain YAML in which what a reviewer reads is what is meant',
  explanation:
    'Documents are written in a strict part of YAML: one document a file, valid UTF-8, no anchors, aliases, merge keys, tags or directives, no key twice, no empty values, no control or invisible characters, no symbolic links. Everything else could show a reviewer one thing and mean another. Write the value out at the place the finding names.',
  basis: 'YAML 1.2.2; Unicode Technical Standard 39 (security mechanisms)',
  *check({ policy }) {
    yield* policy.problems.yaml
  }
}
