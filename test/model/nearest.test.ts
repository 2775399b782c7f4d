import { expect, test } from 'vitest'
import { nearest } from '../../src/model/nearest.ts'

const names = ['agent', 'admin', 'administrator', 'hr', 'Publish']

test.each([
  ['agnt', 'agent'],
  ['AGENT', 'agent'],
  ['agents', 'agent'],
  ['adminn', 'admin'],
  ['administator', 'administrator'],
  ['ht', 'hr'],
  ['publish', 'Publish'],
  ['supervisor', null],
  ['x', null],
  ['', null],
  ['a'.repeat(500), null]
])('%s means %s', (written, meant) => {
  expect(nearest(written, names)).toBe(meant)
})

test('of two that are equally near the first in code-point order wins, in whatever order they come', () => {
  expect(nearest('team-c', ['team-b', 'team-a'])).toBe('team-a')
  expect(nearest('team-c', ['team-a', 'team-b'])).toBe('team-a')
})

test('nothing is near where nothing exists', () => {
  expect(nearest('agent', [])).toBe(null)
})
