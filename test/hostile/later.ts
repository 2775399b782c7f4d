import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../../src/commands/list.ts'
import { connectors } from '../../src/connectors/registry.ts'
import { root } from '../support/cli.ts'

/** Cases that nothing can be held against yet. */
export interface Later {
  readonly cases: readonly string[]
  /** What has to be there first. */
  readonly waitsFor: string
  /** Whether it is there by now, so that the cases have to be written. */
  readonly isHere: () => boolean
}

const named = (group: string, names: string): readonly string[] =>
  names.split(' ').map((name) => `${group}/${name}`)

const hasFormat = (format: string): boolean =>
  commands.some(({ options }) => options.some(({ words }) => words?.includes(format)))

/** What comes with later parts, by name, so that nobody takes it for tested. */
export const later: readonly Later[] = [
  {
    cases: [
      ...named('http', 'json-as-html empty-200 error-in-200 empty-list-with-count empty-list page-loop'),
      ...named(
        'http',
        'redirect-other-host redirect-post-303 dup-page-items big-int-id dup-json-key proto-json'
      ),
      ...named(
        'http',
        'unknown-permission case-changed 429-no-header 429-negative 429-date-past 429-garbage'
      ),
      'sinks in HTTP headers',
      ...named('http', '403-one-object 404-after-create 412-changed implied-permission gzip-bomb')
    ],
    waitsFor: 'a connector that speaks with a platform',
    isHere: () => Object.keys(connectors).some((name) => name !== 'sandbox')
  },
  {
    cases: ['github/pull_request.hostile', 'sinks in GITHUB_OUTPUT'],
    waitsFor: 'the GitHub Action',
    isHere: () => existsSync(join(root, 'action'))
  },
  {
    cases: ['sinks in HTML', 'sinks in CSV'],
    waitsFor: 'an answer in HTML or CSV',
    isHere: () => hasFormat('html') || hasFormat('csv')
  }
]
