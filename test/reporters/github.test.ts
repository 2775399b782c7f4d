import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding, Summary } from '../../src/model/finding.ts'
import { findingsGithub } from '../../src/reporters/github.ts'
import { safe } from '../../src/reporters/safe.ts'
import { rules } from '../../src/validate/registry.ts'
import { naughtyFinding, naughtyWaived, unseen } from '../support/naughty.ts'
import { findings, waived } from './findings.ts'

const summary: Summary = { errors: 1, warnings: 1, notes: 1, documents: 12 }

test('findingsGithub writes a command for each finding, and the sum', async () => {
  await expect(findingsGithub(findings, summary, waived)).toMatchFileSnapshot(
    join(import.meta.dirname, 'github.expected.txt')
  )
})

test('nothing found is the sum alone', () => {
  expect(findingsGithub([], { errors: 0, warnings: 0, notes: 0, documents: 3 }, [])).toBe(
    'nothing wrong in 3 documents\n'
  )
})

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** A line as the runner reads it; null where it is no command. */
const commandOf = (line: string): Command | null => {
  const match = /^::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(line.trimStart())
  if (!match) return /^\s*(?:::|##\[)/.test(line) ? { name: '?', properties: {}, message: line } : null
  const [, name = '', written = '', message = ''] = match
  const properties = written.split(',').map((pair) => {
    const [key = '', ...value] = pair.split('=')
    return [key, unescaped(value.join('='), true)] as const
  })
  return { name, properties: Object.fromEntries(properties), message: unescaped(message, false) }
}

const unescaped = (text: string, isProperty: boolean): string =>
  text.replaceAll(isProperty ? /%(0D|0A|3A|2C|25)/g : /%(0D|0A|25)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16))
  )

describe('whatever text there is', () => {
  const many = fc.array(naughtyFinding(rules), { maxLength: 4 })
  const allowed = fc.array(naughtyWaived(rules), { maxLength: 2 })

  test('the runner reads exactly one command for each finding, with that text', () => {
    fc.assert(
      fc.property(many, allowed, (given, exceptions) => {
        const output = findingsGithub(given, summary, exceptions)
        expect(output).not.toMatch(unseen)
        const lines = output.split(/\r\n|\r|\n/)
        expect(lines.pop()).toBe('')
        expect(commandOf(lines.pop() ?? '')).toBeNull()
        const all = [...given, ...exceptions.map(({ finding }) => finding)]
        expect(lines.length).toBe(all.length)
        for (const [index, finding] of all.entries()) expectCommand(commandOf(lines[index] ?? ''), finding)
      })
    )
  })

  const expectCommand = (command: Command | null, { rule, message, location }: Finding): void => {
    const { file, line, column, endLine, endColumn } = location
    expect(['error', 'warning', 'notice']).toContain(command?.name)
    expect(command?.message.split('\n')[0]).toBe(safe(message))
    expect(command?.properties).toEqual({
      file: safe(file),
      line: String(line),
      endLine: String(endLine),
      ...(line === endLine && { col: String(column), endColumn: String(Math.max(column, endColumn - 1)) }),
      title: rule
    })
  }
})
