import { expect } from 'vitest'
import { readXml } from '../reporters/xml.ts'
import { unseen } from '../support/naughty.ts'

/** The formats in which findings are told. */
export const formats = ['pretty', 'json', 'sarif', 'github', 'junit'] as const

const stackTrace = /^\s+at .*:\d+:\d+\)?$/m
const annotation = /^::(?:error|warning|notice) file=[^:,]*,line=\d+,[^:]*,title=[a-z-]+::/

/** Nothing in an answer acts on a terminal, a log or a reader of its format, and nothing tells of the inside of the program. */
export const expectHarmless = (format: string, output: string): void => {
  expect(output).not.toMatch(unseen)
  expect(output).not.toMatch(/##[a-z]*\[/i)
  expect(output).not.toMatch(stackTrace)
  for (const line of output.split('\n').filter((each) => /^\s*::/.test(each))) {
    expect([format, line]).toEqual(['github', expect.stringMatching(annotation)])
  }
  if (format === 'json' || format === 'sarif') expect(() => JSON.parse(output)).not.toThrow()
  if (format === 'junit') expect(() => readXml(output)).not.toThrow()
}
