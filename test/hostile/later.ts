import { commands } from '../../src/commands/list.ts'

/** Cases that nothing can be held against yet. */
export interface Later {
  readonly cases: readonly string[]
  /** What has to be there first. */
  readonly waitsFor: string
  /** Whether it is there by now, so that the cases have to be written. */
  readonly isHere: () => boolean
}

const hasFormat = (format: string): boolean =>
  commands.some(({ options }) => options.some(({ words }) => words?.includes(format)))

/** What comes with later parts, by name, so that nobody takes it for tested. */
export const later: readonly Later[] = [
  {
    cases: ['sinks in HTML', 'sinks in CSV'],
    waitsFor: 'an answer in HTML or CSV',
    isHere: () => hasFormat('html') || hasFormat('csv')
  }
]
