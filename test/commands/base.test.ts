import { describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { keepApplied, openApplied, type Whereabouts } from '../../src/commands/applied.ts'
import { baseFor, type BaseInputs } from '../../src/commands/base.ts'
import { openVersion } from '../../src/commands/applied.ts'
import type { AppliedTarget } from '../../src/model/record.ts'
import { folderSource } from '../../src/policy/source.ts'
import { memoryStore } from '../support/builders.ts'
import { organisation, type Workspace } from '../support/cli.ts'
import { commit, git } from '../support/git.ts'

const documents = {
  'target.yaml': 'kind: Target\nid: desk\nplatform: uspacy\n',
  'lines.yaml':
    'kind: Assignments\nplatform: uspacy\nassignments: [{user: ann@example.org, roles: [employee]}]\n'
}

const where = (workspace: Workspace): Whereabouts => ({
  folder: join(workspace.folder, 'policies'),
  store: memoryStore()
})

/** Applies what lies in the folder, as far as it is written down. */
const applyTo = (whereabouts: Whereabouts, target = 'desk'): AppliedTarget => ({
  target,
  ...keepApplied(whereabouts, folderSource(whereabouts.folder)),
  at: '2026-11-21T12:00:00.000Z',
  plan: 'sha256:00',
  roles: {}
})

const head = (workspace: Workspace): string => git(workspace, 'rev-parse', 'HEAD').trim()

const usersIn = (opened: ReturnType<typeof openApplied>): unknown =>
  opened.version?.policy.declared.lines.map(({ user }) => user)

const change = (workspace: Workspace): void => {
  workspace.edit('policies/lines.yaml', 'ann@', 'bob@')
}

describe('what is being applied can be found again', () => {
  test('by the commit, where it has exactly these documents', () => {
    const workspace = organisation(documents)
    commit(workspace)
    const whereabouts = where(workspace)
    const applied = applyTo(whereabouts)
    expect(applied).toMatchObject({ revision: head(workspace), snapshot: null })
    change(workspace)
    commit(workspace)
    expect(usersIn(openApplied(whereabouts, applied))).toEqual(['ann@example.org'])
  })

  test.each<readonly [string, (workspace: Workspace) => void]>([
    ['a changed document', change],
    [
      'an untracked document',
      (workspace) => workspace.write('policies/more.yaml', 'apiVersion: rolewright/v1\n')
    ],
    [
      'an ignored document',
      (workspace) => {
        workspace.write('.gitignore', '*.yml\n')
        commit(workspace)
        workspace.write('policies/more.yml', 'apiVersion: rolewright/v1\n')
      }
    ],
    ['a missing document', (workspace) => workspace.remove('policies/target.yaml')]
  ])('by a copy, where it has not: %s', (_what, edit) => {
    const workspace = organisation(documents)
    commit(workspace)
    edit(workspace)
    const whereabouts = where(workspace)
    const before = usersIn({ version: openVersion(folderSource(whereabouts.folder)), gone: null })
    const applied = applyTo(whereabouts)
    expect(applied).toMatchObject({ revision: null, snapshot: expect.stringMatching(/^[0-9a-f]{64}$/) })
    workspace.remove('policies/lines.yaml')
    expect(usersIn(openApplied(whereabouts, applied))).toEqual(before)
  })

  test('by the commit, whatever else lies in the repository or in the folder', () => {
    const workspace = organisation(documents)
    commit(workspace)
    workspace.write('policies/notes.txt', 'no document')
    workspace.write('other.yaml', 'no document')
    expect(applyTo(where(workspace)).revision).toBe(head(workspace))
  })

  test('by a copy, where there is no git, or no commit yet', () => {
    const workspace = organisation(documents)
    expect(applyTo(where(workspace)).revision).toBeNull()
    git(workspace, 'init', '--quiet')
    expect(applyTo(where(workspace)).revision).toBeNull()
  })

  test('or is said to be gone', () => {
    const workspace = organisation(documents)
    commit(workspace)
    const whereabouts = where(workspace)
    const gone = openApplied(whereabouts, { ...applyTo(whereabouts), revision: 'f'.repeat(40) }).gone
    expect(gone?.message).toBe(
      'what was applied last on `desk` (2026-11-21T12:00:00.000Z) cannot be found any more: the repository has no documents at `ffffffffffff`'
    )
    expect(gone?.help).toContain('git fetch --unshallow')
    const copied = { ...applyTo(whereabouts), revision: null, snapshot: 'f'.repeat(64) }
    expect(openApplied(whereabouts, copied).gone?.message).toContain('were kept are gone or damaged')
    const elsewhere = { ...whereabouts, folder: join(workspace.folder, 'other') }
    workspace.write('other/target.yaml', '')
    expect(openApplied(elsewhere, applyTo(whereabouts)).gone?.message).toContain('has no documents at')
  })
})

describe('which version judges', () => {
  const inputs = (workspace: Workspace, given: Partial<BaseInputs> = {}): BaseInputs => {
    const whereabouts = where(workspace)
    const source = folderSource(whereabouts.folder)
    return { ...whereabouts, source, head: openVersion(source), named: null, applied: new Map(), ...given }
  }
  const choose = (given: BaseInputs): ReturnType<ReturnType<typeof baseFor>> => baseFor(given)({ id: 'desk' })

  test('the documents themselves, where there is nothing else', () => {
    const workspace = organisation(documents)
    const same = {
      version: null,
      evidence: { target: 'desk', revision: null, because: 'same', differs: false },
      note: null
    }
    expect(choose(inputs(workspace))).toEqual(same)
    workspace.write('other.txt', '')
    workspace.write('.gitignore', 'policies\n')
    commit(workspace)
    expect(choose(inputs(workspace))).toEqual(same)
  })

  test('the commit that is checked out; the very version that is applied where it has the same documents', () => {
    const workspace = organisation(documents)
    commit(workspace)
    const clean = inputs(workspace)
    const evidence = { target: 'desk', revision: head(workspace), because: 'head', differs: false }
    expect(choose(clean)).toEqual({ version: clean.head, evidence, note: null })
    expect(choose(clean).version).toBe(clean.head)
    change(workspace)
    const changed = inputs(workspace)
    expect(choose(changed).evidence).toEqual({ ...evidence, differs: true })
    expect(choose(changed).version?.policy.declared.lines[0]?.user).toBe('ann@example.org')
  })

  test('before that the one that was applied last there, each loaded once', () => {
    const workspace = organisation(documents)
    commit(workspace)
    const whereabouts = where(workspace)
    const applied = applyTo(whereabouts)
    change(workspace)
    commit(workspace)
    const entries = ['desk', 'other'].map((target) => [target, { ...applied, target }] as const)
    const baseOf = baseFor(inputs(workspace, { ...whereabouts, applied: new Map(entries) }))
    const [desk, other, third] = ['desk', 'other', 'third'].map((id) => baseOf({ id }))
    expect(desk?.evidence).toEqual({
      target: 'desk',
      revision: applied.revision,
      because: 'applied',
      differs: true
    })
    expect(desk?.version?.policy.declared.lines[0]?.user).toBe('ann@example.org')
    expect(other?.version).toBe(desk?.version)
    expect(third?.evidence.because).toBe('head')
  })

  test('what was applied and lies there still is the version that is applied', () => {
    const workspace = organisation(documents)
    const whereabouts = where(workspace)
    const given = inputs(workspace, { ...whereabouts, applied: new Map([['desk', applyTo(whereabouts)]]) })
    expect(choose(given)).toEqual({
      version: given.head,
      evidence: { target: 'desk', revision: null, because: 'applied', differs: false },
      note: null
    })
    expect(choose(given).version).toBe(given.head)
  })

  test('where that is gone, the next one, and says so', () => {
    const workspace = organisation(documents)
    const lost = { ...applyTo(where(workspace)), snapshot: 'f'.repeat(64) }
    const applied = new Map([['desk', lost]])
    expect(choose(inputs(workspace, { applied }))).toMatchObject({
      evidence: { because: 'same' },
      note: expect.stringMatching(/cannot be found any more: .*; the documents judge themselves$/)
    })
    commit(workspace)
    expect(choose(inputs(workspace, { applied }))).toMatchObject({
      evidence: { because: 'head' },
      note: expect.stringMatching(/; the commit that is checked out judges instead$/)
    })
  })

  test('before all the one that is named, by its commit', () => {
    const workspace = organisation(documents)
    commit(workspace)
    const named = { name: 'main', ...openVersion(folderSource(join(workspace.folder, 'policies'))) }
    const whereabouts = where(workspace)
    const applied = new Map([['desk', applyTo(whereabouts)]])
    const chosen = choose(inputs(workspace, { ...whereabouts, named, applied }))
    expect(chosen.version).toBe(named)
    expect(chosen.evidence).toEqual({
      target: 'desk',
      revision: head(workspace),
      because: 'named',
      differs: true
    })
  })
})
