import type { Edit } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import type { Target } from '../model/target.ts'
import { newDocument } from '../policy/create.ts'
import type { Source } from '../policy/source.ts'
import { applyEdits } from '../policy/write.ts'
import type { NewLine, Proposal } from '../sync/import/proposal.ts'
import { folderFor, freePath, lineFiles, modelineIn, prefixOf, roleFiles } from './import-files.ts'
import type { Organisation } from './organisation.ts'

/** The documents with some proposals in them. */
export interface Built {
  readonly source: Source
  /** What belongs to which proposal. */
  readonly places: ReadonlyMap<Proposal, readonly Place[]>
  /** Proposals whose edits cannot be written without touching something else. */
  readonly unwritable: readonly Proposal[]
}

/** A set of documents that is being changed. */
interface Draft {
  readonly policy: Policy
  readonly target: Target
  readonly prefix: string
  readonly texts: Map<string, string>
  readonly places: Map<Proposal, Place[]>
  readonly unwritable: Proposal[]
}

/** Writes proposals into documents, in memory. */
export const build = (
  { source, policy, folder }: Organisation,
  target: Target,
  proposals: readonly Proposal[]
): Built => {
  const old = new Map(source.files().map(({ file, bytes }) => [file, bytes]))
  const texts = new Map([...old].map(([file, bytes]) => [file, decode(bytes)]))
  const draft = { policy, target, prefix: prefixOf(folder), texts, places: new Map(), unwritable: [] }
  const before = new Map(texts)
  writeEdits(draft, proposals)
  for (const proposal of proposals) writeRoles(draft, proposal)
  writeLines(draft, proposals)
  const files = [...texts].map(([file, text]) => {
    const known = before.get(file) === text ? old.get(file) : undefined
    return { file, bytes: known ?? new TextEncoder().encode(text) }
  })
  files.sort((a, b) => (a.file < b.file ? -1 : 1))
  return { source: { ...source, files: () => files }, places: draft.places, unwritable: draft.unwritable }
}

/** A byte order mark stays where it is. */
export const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

const note = ({ places }: Draft, proposal: Proposal, place: Place): void =>
  void places.set(proposal, [...(places.get(proposal) ?? []), place])

/** All edits of a file at once; where that does not go, one proposal after the other. */
const writeEdits = (draft: Draft, proposals: readonly Proposal[]): void => {
  const files = new Map<string, Proposal[]>()
  for (const proposal of proposals) {
    for (const file of new Set(proposal.edits.map((edit) => edit.file)))
      files.set(file, [...(files.get(file) ?? []), proposal])
  }
  for (const [file, concerned] of files) {
    const text = draft.texts.get(file) ?? ''
    const all = applyEdits(
      text,
      concerned.flatMap((proposal) => editsOf(proposal, file))
    )
    if (all !== null) draft.texts.set(file, all)
    for (const proposal of concerned) {
      if (all === null && !writeAlone(draft, proposal, file)) draft.unwritable.push(proposal)
      for (const edit of editsOf(proposal, file)) note(draft, proposal, scopeOf(edit))
    }
  }
}

const editsOf = ({ edits }: Proposal, file: string): readonly Edit[] =>
  edits.filter((edit) => edit.file === file)

const writeAlone = ({ texts }: Draft, proposal: Proposal, file: string): boolean => {
  const text = applyEdits(texts.get(file) ?? '', editsOf(proposal, file))
  if (text !== null) texts.set(file, text)
  return text !== null
}

/** The whole line that an edit changes; a Role document as a whole. */
const scopeOf = ({ file, path }: Edit): Place => ({
  file,
  pointer: /^\/assignments\/\d+/.exec(path)?.[0] ?? ''
})

const writeRoles = (draft: Draft, proposal: Proposal): void => {
  const { policy, target, prefix, texts } = draft
  const platform = target.catalog.id
  for (const { name, fields } of proposal.roles) {
    const neighbours = roleFiles(policy, platform)
    const folder = folderFor(neighbours, prefix, `roles/${platform}`)
    const file = freePath(texts, folder, name)
    texts.set(file, newDocument(fields, modelineIn(texts, folder, neighbours)))
    note(draft, proposal, { file, pointer: '' })
  }
}

/** A line, and whose it is. */
interface Owned {
  readonly proposal: Proposal
  readonly line: NewLine
}

/** Lines go to the end of the platform's document, or into a new one where there is none that can take them. */
const writeLines = (draft: Draft, proposals: readonly Proposal[]): void => {
  const lines = proposals.flatMap((proposal) => proposal.lines.map((line) => ({ proposal, line })))
  if (lines.length === 0) return
  const home = homeOf(draft)
  if (home === null || !appendLines(draft, home, lines)) writeDocument(draft, lines)
}

const isAlone = ({ policy, target }: Draft): boolean =>
  [...policy.targets.values()].every(
    ({ id, catalog }) => id === target.id || catalog.id !== target.catalog.id
  )

/** The document with the most lines among those that hold on this target and on no other; null where there is none. */
const homeOf = (draft: Draft): string | null => {
  const { policy, target } = draft
  const counts = new Map<string, number>()
  for (const { platform, targets, at } of policy.declared.lines) {
    const isOurs = targets === null ? isAlone(draft) : targets.length === 1 && targets[0] === target.id
    if (platform === target.catalog.id && isOurs) counts.set(at.file, (counts.get(at.file) ?? 0) + 1)
  }
  const [home] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return home?.[0] ?? null
}

const appendLines = (draft: Draft, file: string, lines: readonly Owned[]): boolean => {
  const { policy, texts } = draft
  const edits = lines.map(({ line }): Edit => ({ file, op: 'add', path: '/assignments/-', value: line }))
  const text = applyEdits(texts.get(file) ?? '', edits)
  if (text === null) return false
  texts.set(file, text)
  const from = policy.declared.lines.filter(({ at }) => at.file === file).length
  for (const [index, { proposal }] of lines.entries())
    note(draft, proposal, { file, pointer: `/assignments/${from + index}` })
  return true
}

const writeDocument = (draft: Draft, lines: readonly Owned[]): void => {
  const { policy, target, prefix, texts } = draft
  const neighbours = lineFiles(policy, null)
  const folder = folderFor(neighbours, prefix, 'assignments')
  const file = freePath(texts, folder, target.id)
  const fields = {
    kind: 'Assignments',
    platform: target.catalog.id,
    ...(!isAlone(draft) && { targets: [target.id] }),
    assignments: lines.map(({ line }) => line)
  }
  texts.set(file, newDocument(fields, modelineIn(texts, folder, neighbours)))
  for (const [index, { proposal }] of lines.entries())
    note(draft, proposal, { file, pointer: `/assignments/${index}` })
}
