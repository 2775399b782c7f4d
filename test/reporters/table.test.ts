import { array, assert, integer, property, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnWidths, table, tableWidth, wrapText } from '../../src/reporters/table.ts'

describe('wrapText', () => {
  test('breaks at blanks and keeps every line within the width', () => {
    expect(wrapText('nobody changes their own role', 12)).toEqual(['nobody', 'changes', 'their own', 'role'])
  })

  test('cuts a word that is longer than the width', () => {
    expect(wrapText('see administrator', 6)).toEqual(['see', 'admini', 'strato', 'r'])
  })

  test('gives one empty line for no text', () => {
    expect(wrapText('', 10)).toEqual([''])
  })

  test('shows what a terminal would act on', () => {
    expect(wrapText('red \u001b[31m', 20)).toEqual(['red \\x1b[31m'])
  })

  test('loses no letter and never goes over the width', () => {
    const words = array(stringMatching(/^[a-zäß]{1,15}$/), { minLength: 1 })
    assert(
      property(words, integer({ min: 1, max: 20 }), (some, width) => {
        const lines = wrapText(some.join(' '), width)
        expect(lines.join('').replaceAll(' ', '')).toBe(some.join(''))
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width)
      })
    )
  })
})

describe('columnWidths', () => {
  const rows = [
    ['short', 'a label of some length', 'low'],
    ['a-longer-id', 'label', 'critical']
  ]

  test('measures the longest cell of each column', () => {
    expect(columnWidths(rows, { width: 80 })).toEqual([11, 22, 8])
  })

  test('narrows only the columns that may wrap, and only as far as needed', () => {
    const widths = columnWidths(rows, { width: 40, indent: 2, wrap: [1] })
    expect(widths).toEqual([11, 15, 8])
    expect(tableWidth(widths, { indent: 2 })).toBe(40)
  })

  test('stops at the longest word', () => {
    expect(columnWidths(rows, { width: 10, wrap: [1] })).toEqual([11, 6, 8])
  })

  test('narrows the next column where the first cannot give enough', () => {
    expect(columnWidths([['one two', 'three four']], { width: 11, wrap: [0, 1] })).toEqual([3, 6])
  })
})

describe('table', () => {
  const rows = [
    ['id', 'label'],
    ['leads.view', 'see leads']
  ]

  test('aligns the columns and leaves no blank at the end of a line', () => {
    expect(table(rows, { width: 80, indent: 1 })).toBe(' id          label\n leads.view  see leads\n')
  })

  test('goes on in the next line where a cell is wrapped', () => {
    expect(table(rows, { width: 17, wrap: [1] })).toBe(
      'id          label\nleads.view  see\n            leads\n'
    )
  })

  test('stands a heading on its foot', () => {
    expect(table([['CRM', 'Head of Sales']], { width: 80, widths: [4, 7], foot: true })).toBe(
      '      Head of\nCRM   Sales\n'
    )
  })

  test('colours after laying out, so that colours take no room', () => {
    const paint = (text: string, row: number, column: number): string =>
      row === 0 && column === 0 ? `<${text}>` : text
    expect(table([['a', 'b']], { width: 80, paint })).toBe('<a>  b\n')
  })

  test('is empty without rows', () => {
    expect(table([], { width: 80 })).toBe('')
  })
})
