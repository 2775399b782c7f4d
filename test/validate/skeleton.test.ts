import { describe, expect, test } from 'vitest'
import { appearance, folded } from '../../src/validate/skeleton.ts'

const alike = (a: string, b: string): boolean => folded(a) === folded(b) || appearance(a) === appearance(b)

describe('titles that are taken for one another', () => {
  test.each([
    ['Agent', 'AGENT'],
    ['Team  lead', ' team lead'],
    ['Ａｄｍｉｎ', 'admin'],
    ['аdmin', 'admin'],
    ['Ηead', 'Head'],
    ['scope-l1', 'scope-1l'],
    ['Level I', 'Level l'],
    ['Tier 0', 'Tier O'],
    ['straße', 'STRASSE'],
    ['ﬁnance', 'finance']
  ])('%s and %s', (a, b) => {
    expect(alike(a, b)).toBe(true)
  })
})

describe('titles that people can tell apart', () => {
  test.each([
    ['Mail', 'Mall'],
    ['MAIL', 'mall'],
    ['Agent 1', 'Agent 2'],
    ['Agent 1', 'Agent 11'],
    ['Head', 'Herd'],
    ['Équipe', 'Equipe'],
    ['営業', '営業部']
  ])('%s and %s', (a, b) => {
    expect(alike(a, b)).toBe(false)
  })
})
