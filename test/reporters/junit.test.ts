import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { findingsJunit, type JunitOptions } from '../../src/reporters/junit.ts'
import { naughtyFinding, naughtyWaived, unseen } from '../support/naughty.ts'
import { findings, ownRules, waived } from './findings.ts'
import { readXml, type Element } from './xml.ts'

const options: JunitOptions = {
  rules: ownRules,
  waived: [],
  isOff: () => false,
  fails: ({ severity }) => severity === 'error'
}

const casesIn = (root: Element): readonly Element[] => root.children.flatMap(({ children }) => children)

test('findingsJunit writes a suite for each rule: failed, passed and skipped cases', async () => {
  const output = findingsJunit(findings, { ...options, waived, isOff: ({ id }) => id === 'deprecated-role' })
  await expect(output).toMatchFileSnapshot(join(import.meta.dirname, 'junit.expected.xml'))
})

test('nothing found is one passed case for each rule', () => {
  const root = readXml(findingsJunit([], options))
  expect(root.attributes).toEqual({
    name: 'rolewright validate',
    tests: '4',
    failures: '0',
    errors: '0',
    skipped: '0'
  })
  expect(casesIn(root).map(({ children }) => children)).toEqual([[], [], [], []])
})

test('the same finding at two lines has two names', () => {
  const [first] = findings
  const twice: readonly Finding[] = first
    ? [first, { ...first, location: { ...first.location, line: 8 } }]
    : []
  const names = casesIn(readXml(findingsJunit(twice, options))).map(({ attributes }) => attributes['name'])
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain(`${names.find((name) => name?.startsWith('policies/'))} (2)`)
})

describe('whatever text there is', () => {
  const many = fc.array(naughtyFinding(ownRules), { maxLength: 4 })
  const allowed = fc.array(naughtyWaived(ownRules), { maxLength: 2 })

  test('the file is well-formed, has no other elements, and counts what it holds', () => {
    fc.assert(
      fc.property(many, allowed, (given, exceptions) => {
        const output = findingsJunit(given, { ...options, waived: exceptions })
        expect(output).not.toMatch(unseen)
        const root = readXml(output)
        const cases = casesIn(root)
        const failed = given.filter(options.fails)
        const of = (name: string): readonly Element[] =>
          cases.flatMap(({ children }) => children).filter((element) => element.name === name)
        expect(of('failure').length).toBe(failed.length)
        expect(of('skipped').length).toBe(exceptions.length)
        expect(of('system-out').length).toBe(given.length - failed.length + exceptions.length)
        expect(root.attributes).toMatchObject({
          tests: String(cases.length),
          failures: String(failed.length),
          skipped: String(exceptions.length)
        })
        expect(new Set(root.children.map(({ name }) => name))).toEqual(new Set(['testsuite']))
        expect(new Set(cases.map(({ name }) => name))).toEqual(new Set(['testcase']))
        expect(of('failure').flatMap(({ children }) => children)).toEqual([])
      })
    )
  })
})
