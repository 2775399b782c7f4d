import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDocuments } from '../../src/policy/read.ts'
import { shownProblems, sourceOf } from './shown.ts'

const folder = join(import.meta.dirname, 'refused')
const good = 'apiVersion: rolewright/v1\nkind: JobFunction\nid: good\nroles: {uspacy: [employee]}\n'

describe('documents that are refused, with lines, columns and words', () => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const text = readFileSync(join(folder, name, 'document.yaml'), 'utf8')
    const result = readDocuments(sourceOf({ [`${name}.yaml`]: text, 'good.yaml': good }))
    const { functions, ...others } = result.declared
    expect(functions.map(({ id }) => id)).toEqual(['good'])
    expect([others.roles, others.lines, others.people, others.targets, others.tests].flat()).toEqual([])
    expect(others.guardrails.conflicts).toEqual([])
    expect(result.problems.yaml.length + result.problems.schema.length).toBeGreaterThan(0)
    expect(result.documents).toBe(2)
    await expect(shownProblems(result)).toMatchFileSnapshot(join(folder, name, 'expected.txt'))
  })
})
