import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyCommand } from '../../src/commands/apply.ts'
import type { Environment, ExitCode } from '../../src/commands/command.ts'
import { freshTenant } from '../../src/connectors/sandbox-fresh.ts'
import { catalogTexts } from '../../src/platforms/registry.ts'
import { readCatalogs } from '../../src/policy/load.ts'
import { plain } from '../../src/reporters/style.ts'
import { processEnvironment } from '../../src/world/environment.ts'
import { personAt, type Person } from '../connectors/manual-person.ts'
import { targetOf } from '../support/builders.ts'
import { organisation, root, type Workspace } from '../support/cli.ts'

const ana = 'ana@example.org'
const boss = 'boss@example.org'

const documents = {
  'target.yaml': `kind: Target\nid: desk\nplatform: convrs\nconnector: manual\nsettings: {snapshot: desk.csv}\nrunsAs: ${boss}\n`,
  'lines.yaml': `kind: Assignments\nplatform: convrs\nassignments:\n  - {user: ${ana}, roles: [agent, lead]}\n  - {user: bo@example.org, roles: [agent]}\n`,
  'role.yaml':
    'kind: Role\nplatform: convrs\nid: lead\ntitle: Lead\ngrants: {chat: {ChatsMy: on, AgentChat: on}}\n'
}

interface Terminal {
  readonly workspace: Workspace
  readonly person: Person
  readonly writeDown: () => void
  /** Applies on a terminal where each question is answered in turn; what was shown is handed to who answers. */
  readonly apply: (
    ...answers: readonly ((shown: string) => boolean)[]
  ) => Promise<{ readonly exit: ExitCode; readonly shown: string; readonly asked: number }>
}

const terminal = (): Terminal => {
  const workspace = organisation(documents)
  const catalog = readCatalogs(catalogTexts).get('convrs')
  if (!catalog) throw new Error('there is no such platform')
  const account = (user: string, role: string) => ({
    user,
    key: user,
    active: true,
    markers: [],
    roles: new Map([[role, null]])
  })
  const { roles } = freshTenant({ target: targetOf({ catalog }), people: [] })
  const accounts = [account(ana, 'agent'), account('bo@example.org', 'agent'), account(boss, 'admin')]
  const person = personAt(catalog, [...roles.values()], accounts)
  const writeDown = (): void => {
    const before = Date.now()
    while (Date.now() === before);
    workspace.write('desk.csv', person.writeDown(Date.now()))
  }
  writeDown()
  const apply: Terminal['apply'] = async (...answers) => {
    let shown = ''
    let all = ''
    let asked = 0
    const environment: Environment = {
      ...processEnvironment('pretty', join(root, 'schemas')),
      folder: workspace.folder,
      style: plain,
      say: (text) => {
        shown += text
        all += text
      },
      progress: () => {},
      interruptible: () => () => Promise.resolve(false),
      confirm: () => {
        const answer = answers[asked]
        asked += 1
        if (!answer) throw new Error(`nobody expects this question, after ${all}`)
        const given = answer(shown)
        shown = ''
        return Promise.resolve(given)
      }
    }
    const { exit, output } = await applyCommand(
      { operands: [], values: {}, switches: new Set() },
      environment
    )
    return { exit, shown: all + output, asked }
  }
  return { workspace, person, writeDown, apply }
}

const yes = (): boolean => true
const no = (): boolean => false

describe('on a terminal', () => {
  test('the steps are shown, it is asked whether they are done, and the plan is brought to its end', async () => {
    const { workspace, person, writeDown, apply } = terminal()
    const done = (shown: string): boolean => {
      expect(person.follow(shown, workspace.read)).toBe(2)
      writeDown()
      return true
    }
    const { exit, shown, asked } = await apply(yes, done)
    expect([exit, asked]).toEqual([0, 2])
    expect(shown.trimEnd()).toMatch(/read back: every target is as planned$/)
    expect(shown.match(/who gains and loses/g)).toHaveLength(1)
    expect(workspace.run('audit', 'verify').exit).toBe(0)
  })

  test('whoever says no leaves it waiting', async () => {
    const { workspace, apply } = terminal()
    expect(await apply(yes, no)).toMatchObject({ exit: 4, asked: 2 })
    expect(workspace.run('apply', '--confirm').stderr).toContain('before this step')
  })

  test('what proves nothing is said, and it is asked again', async () => {
    const { workspace, person, writeDown, apply } = terminal()
    const broken = (shown: string): boolean => {
      expect(shown).toContain('before this step')
      person.follow(shown, workspace.read)
      workspace.write('desk.csv', 'kind,key\nsnapshot')
      return true
    }
    const onlyHalf = (shown: string): boolean => {
      expect(shown).toContain('`desk.csv`, line 2')
      const list = workspace.read('.rolewright/steps/desk/checklist.md')
      expect(person.follow(list, workspace.read, 1)).toBe(2)
      writeDown()
      return true
    }
    const rest = (shown: string): boolean => {
      expect(person.follow(shown, workspace.read)).toBe(1)
      writeDown()
      return true
    }
    expect(await apply(yes, yes, broken, onlyHalf, rest)).toMatchObject({ exit: 0, asked: 5 })
  })

  test('a wrong click is named, and can be undone', async () => {
    const { workspace, person, writeDown, apply } = terminal()
    const wrong = (shown: string): boolean => {
      person.follow(shown, workspace.read)
      const lead = person.pages.roles.get('Lead')
      if (lead) person.pages.roles.set('Lead', { ...lead, grants: new Map([['chat.ChatsAll', 'on']]) })
      writeDown()
      return true
    }
    const right = (shown: string): boolean => {
      expect(shown).toContain('- chat.ChatsAll')
      const lead = person.pages.roles.get('Lead')
      const grants = new Map([
        ['chat.ChatsMy', 'on'],
        ['chat.AgentChat', 'on']
      ])
      if (lead) person.pages.roles.set('Lead', { ...lead, grants })
      writeDown()
      return true
    }
    expect(await apply(yes, wrong, right)).toMatchObject({ exit: 0, asked: 3 })
  })

  test('what somebody clicked besides is named at the end', async () => {
    const { workspace, person, writeDown, apply } = terminal()
    const besides = (shown: string): boolean => {
      person.follow(shown, workspace.read)
      const bo = person.pages.accounts.get('bo@example.org')
      if (bo) person.pages.accounts.set(bo.user, { ...bo, roles: new Map(bo.roles).set('admin', null) })
      writeDown()
      return true
    }
    const { exit, shown } = await apply(yes, besides)
    expect(exit).toBe(0)
    expect(shown).toContain('of which this plan says nothing: take `admin` from bo@example.org')
  })
})
