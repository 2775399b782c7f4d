import { safe } from '../../src/index.ts'

/** Something that the protection of the repository lacks. Whatever stands in back-ticks is text of others or a name. */
export interface Lack {
  /** Whether a change could get round the approvals by it, or an apply would fail; else it is advice. */
  readonly isImportant: boolean
  readonly what: string
  readonly why: string
  readonly help: string
}

/** Text of others as it may stand in a sentence: nothing in it ends its back-ticks. */
export const tick = (text: string): string => `\`${safe(text).replaceAll('`', "'")}\``

/** Something without which the protection does not hold. */
export const lack = (what: string, why: string, help: string): Lack => ({
  isImportant: true,
  what,
  why,
  help
})

/** Something that would be better. */
export const advice = (what: string, why: string, help: string): Lack => ({
  isImportant: false,
  what,
  why,
  help
})

/** What is found where the condition holds; nothing where it does not. */
export const when = (condition: boolean, found: Lack): readonly Lack[] => (condition ? [found] : [])
