import { CannotRun } from '../../model/errors.ts'

/** A file that is being read, and how to say where in it something is wrong. */
export interface Text {
  readonly name: string
  readonly text: string
}

/** Something that was read, and the offset at which it stands. */
export interface At<Value> {
  readonly at: number
  readonly value: Value
}

/** Stops reading. Says line and column, counted from 1. */
export const wrong = ({ name, text }: Text, at: number, what: string, help: string = layoutHelp): never => {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  const column = at - before.lastIndexOf('\n')
  throw new CannotRun(`\`${name}\`, line ${line}, column ${column}: ${what}`, help)
}

const layoutHelp = '`rolewright schema files/snapshot` describes the layout'
