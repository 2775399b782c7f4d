import type { RecordHead } from '../../model/record.ts'
import { canonical } from '../digest.ts'

/** A head as the text that is kept outside of the record. */
export const headText = ({ seq, hash }: RecordHead): string => `${canonical({ seq, hash })}\n`

/** Reads a head; null where the text is none, letter for letter. */
export const parseHead = (text: string): RecordHead | null => {
  const [, hash, seq] = /^\{"hash":"([0-9a-f]{64})","seq":(\d{1,15})\}\n$/.exec(text) ?? []
  return hash === undefined ? null : { seq: Number(seq), hash }
}
