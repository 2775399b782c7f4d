import { safeParse, type GenericSchema } from 'valibot'
import type { World } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import type { Target } from '../../model/target.ts'
import { tick } from '../../model/words.ts'
import { originOf, type Origin } from './origin.ts'

/** The variable of the environment that has one thing of a target, such as `ROLEWRIGHT_SALES_EU_TOKEN`. */
export const variableOf = ({ id }: Pick<Target, 'id'>, name: string): string =>
  `ROLEWRIGHT_${id.toUpperCase().replaceAll('-', '_')}_${name}`

/** One thing of a target from the environment. Throws `CannotRun` where it is not set; `what` says what it should be. */
export const given = (world: World, target: Target, name: string, what: string): string => {
  const value = world.setting(name)
  if (value !== undefined && value !== '') return value
  throw new CannotRun(
    `\`${target.id}\` cannot be reached: \`${variableOf(target, name)}\` is not set`,
    `set it to ${what}`
  )
}

/** The address of a target, from the environment alone. */
export const givenOrigin = (world: World, target: Target, what: string): Origin =>
  originOf(given(world, target, 'URL', what), variableOf(target, 'URL'))

/** Words about what the document of a target says, after the file that it stands in. */
export const inDocument = ({ document }: Target, words: string): string =>
  document === null ? words : `${tick(document.at.file)}: ${words}`

/** The settings of a target's document. Throws `CannotRun` where they are not as its connector has them; `help` names those. */
export const settingsOf = <Settings>(
  target: Target,
  shape: GenericSchema<unknown, Settings>,
  help: string
): Settings => {
  const parsed = safeParse(shape, target.document?.settings ?? {})
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const path = issue.path?.map(({ key }) => String(key)).join('.')
  const where = path === undefined ? 'the settings' : `the setting \`${path}\``
  throw new CannotRun(
    inDocument(target, `${where} of ${tick(target.id)} cannot be used: ${issue.message}`),
    help
  )
}
