import { names } from '../../src/index.ts'
import type { Judgement } from '../approval/model.ts'
import { quote } from './text.ts'

/**
 * Who has given what was needed, as GitHub or the documents name them; nobody where nothing was needed. Null where not
 * all of it is given, or where that is not known.
 */
export type Approvers = readonly string[] | null

/** The logins of everybody whose approval a plan rests on. */
export const approversIn = (judgement: Judgement | null): Approvers =>
  judgement === null || !judgement.isMet
    ? null
    : [...new Set(judgement.needs.flatMap(({ given }) => given.map(({ login }) => login)))]

/** The same in words, none of which reaches anybody; empty where it is not known. */
export const approvedText = (approvers: Approvers): string => {
  if (approvers === null) return ''
  return approvers.length === 0 ? 'needed no approval' : `was approved by ${names(approvers, quote)}`
}
