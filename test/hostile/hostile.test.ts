import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { readDocuments } from '../../src/policy/read.ts'
import { sourceOf } from '../policy/shown.ts'
import type { Case, Files, Verdict } from './case.ts'
import { cases } from './cases.ts'
import { document, targetWith } from './good.ts'
import { answer, contentOf, folderWith, prototypes, withoutNetwork } from './run.ts'
import { expectHarmless, formats } from './sink.ts'

/** A document beside each bad one, whose own finding shows that it was still checked. */
const bystander = { 'z.yaml': document('kind: JobFunction', 'id: bystander', 'roles: {uspacy: [nobody]}') }
const itsFinding = 'unknown-reference z.yaml:4:18'

/** Errors and warnings as `rule file:line:column`. */
const told = (output: string): readonly string[] => {
  const { findings } = JSON.parse(output) as { readonly findings: readonly Finding[] }
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ rule, location: { file, line, column } }) => {
      return `${rule} ${file.replace(/^policies\//, '')}:${line}:${column}`
    })
}

/** In milliseconds of the processor, which other work on the machine does not change much. */
const costOf = async (action: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await action()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The places that a case has to be reported at, of what was reported beside the bystander. */
const wanted = (verdict: Verdict, own: readonly string[]): readonly string[] => {
  if (verdict.kind === 'ACCEPT') return []
  const [first = ''] = verdict.at
  const sameSource = (each: string): boolean => each.split(':')[0] === first.split(':')[0]
  return verdict.kind === 'REJECT' && verdict.others
    ? [first, ...own.slice(1).filter(sameSource)]
    : verdict.at
}

const declaredIn = (files: Files): unknown => readDocuments(sourceOf(files)).declared

describe.each(cases)('$verdict.kind $name', ({ files, verdict }: Case) => {
  test('is told with rule, line and column; other files are still checked; nothing else happens', async () => {
    withoutNetwork()
    const folder = folderWith({ ...files, ...bystander })
    const [before, shared] = [contentOf(folder), prototypes()]
    let output = ''
    const cost = await costOf(async () => {
      const answered = await answer(folder, 'validate', '--format', 'json')
      expect(answered.exit).toBe(1)
      output = answered.output
    })
    const [own, others] = [told(output).filter((each) => each !== itsFinding), told(output).length]
    expect(own).toEqual(wanted(verdict, own))
    expect(others).toBe(own.length + 1)
    for (const format of formats) {
      expectHarmless(format, (await answer(folder, 'validate', '--format', format)).output)
    }
    expect(contentOf(folder)).toEqual(before)
    expect(prototypes()).toBe(shared)
    expect(Reflect.has(globalThis, 'pwned')).toBe(false)
    expect(cost).toBeLessThan(1000)
  })
})

const accepted = cases.flatMap(({ name, files, verdict }) =>
  verdict.kind === 'ACCEPT' ? [{ name, files, like: verdict.like }] : []
)

describe.each(accepted)('ACCEPT $name', ({ files, like }) => {
  test('declares exactly what the good one declares', () => {
    expect(declaredIn(files)).toEqual(declaredIn(like))
  })

  test('leads to the same plan', async () => {
    const digest = async (documents: Files): Promise<unknown> => {
      const folder = folderWith({ 'z.yaml': targetWith(), ...documents })
      const { exit, output } = await answer(folder, 'plan', '--format', 'json')
      return exit === 0 ? JSON.parse(output).digest : output
    }
    expect(await digest(files)).toEqual(await digest(like))
  })
})
