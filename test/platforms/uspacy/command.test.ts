import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answering } from '../../support/sockets.ts'
import { built, organisation, type Ran } from '../../support/cli.ts'
import { admin, foreign } from './space.ts'
import { openStandIn, type StandIn } from './stand-in.ts'
import { documents } from './tenant.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'

const assignments = `kind: Assignments
platform: uspacy
assignments:
  - {user: ${ana}, roles: [reader]}
  - {user: ${bo}, roles: [writer, head]}
`
const employee = `kind: Role
platform: uspacy
id: employee
grants: {leads: {view: all}}
`

/** Calls the program beside a Space, which answers from this process. */
const calling =
  (space: StandIn, folder: string) =>
  (...args: readonly string[]): Promise<Ran> => {
    const env = {
      PATH: process.env['PATH'] ?? '',
      ROLEWRIGHT_SPACE_URL: space.url,
      ROLEWRIGHT_SPACE_EMAIL: admin,
      ROLEWRIGHT_SPACE_PASSWORD: space.password
    }
    return new Promise((ended) => {
      const child = execFile(
        process.execPath,
        [built, ...args],
        { cwd: folder, env },
        (_error, stdout, stderr) => ended({ exit: child.exitCode, stdout, stderr })
      )
      child.stdin?.end()
    })
  }

/** Everything that is written below a folder. */
const writtenIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))

const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64url').replace(/=+$/, '')
]

const expectNoSecret = ({ secrets }: StandIn, texts: readonly string[]): void => {
  expect(secrets.size).toBeGreaterThan(1)
  for (const form of [...secrets, 'sentinel'].flatMap(formsOf))
    for (const text of texts) expect(text.includes(form)).toBe(false)
}

describe('a Space from the command line', () => {
  test('is planned, applied, found as it should be, and the record holds', async () => {
    const space = await openStandIn([ana, bo])
    const { folder } = organisation({
      ...documents,
      'lines.yaml': assignments,
      'employee.yaml': employee
    })
    const call = calling(space, folder)
    const said: Ran[] = []
    const ran = async (...args: readonly string[]): Promise<Ran> => {
      const left = await call(...args)
      said.push(left)
      return left
    }
    const planned = await ran('plan')
    expect(planned).toMatchObject({ exit: 0, stderr: '' })
    expect(planned.stdout).toContain(ana)
    expect(space.calls.filter(({ method }) => method !== 'GET').map(({ path }) => path)).toEqual([
      '/auth/v1/auth/sign_in/'
    ])
    expect(await ran('apply', '--yes')).toMatchObject({ exit: 0, stderr: '' })
    expect(await ran('plan', '--check')).toMatchObject({ exit: 0, stderr: '' })
    expect((await ran('apply', '--yes')).exit).toBe(0)
    expect(await ran('drift', '--format', 'json')).toMatchObject({ stderr: '' })
    expect(await ran('who', 'leads.view', '--live', 'space')).toMatchObject({ exit: 0 })
    expect(await ran('audit', 'verify')).toMatchObject({ exit: 0, stderr: '' })
    const titles = (email: string): readonly string[] =>
      (space.users.get(email)?.roles ?? []).flatMap((id) => space.roles.get(id)?.title ?? []).sort()
    expect([titles(ana), titles(bo), titles(admin)]).toEqual([['Reader'], ['Head', 'Writer'], ['Employee']])
    expect(space.users.get(admin)?.marks).toEqual(['ADMIN'])
    expect(space.roles.get('1')?.permissions.toSorted()).toEqual(
      ['crm.leads.view.allowed', ...foreign].sort()
    )
    expectNoSecret(space, [...said.flatMap(({ stdout, stderr }) => [stdout, stderr]), ...writtenIn(folder)])
  })

  test('that is busy for a moment is waited for', async () => {
    const space = await openStandIn([ana, bo])
    const { folder } = organisation({ ...documents, 'lines.yaml': assignments })
    const headers = { 'content-type': 'application/json', 'retry-after': '1' }
    space.instead = {
      of: 'GET /company/v1/roles',
      behaviour: answering('429 Too Many', headers, '{}'),
      times: 1
    }
    expect(await calling(space, folder)('plan')).toMatchObject({ exit: 0, stderr: '' })
  })

  test('that refuses one step is left part-way, and says so without a secret', async () => {
    const space = await openStandIn([ana, bo], { customRoles: 1 })
    const { folder } = organisation({ ...documents, 'lines.yaml': assignments })
    const left = await calling(space, folder)('apply', '--yes')
    expect(left.exit).toBe(4)
    expect(left.stdout).toContain('your tariff does not allow another role')
    expectNoSecret(space, [left.stdout, left.stderr, ...writtenIn(folder)])
  })

  test('that writes credentials back shows none', async () => {
    const space = await openStandIn([ana, bo])
    const { folder } = organisation({ ...documents, 'lines.yaml': assignments })
    const call = calling(space, folder)
    space.roles.set('9', { id: '9', code: 'x', title: `Echo ${space.password}`, permissions: [] })
    const said = [await call('plan'), await call('plan', '--format', 'json'), await call('drift')]
    expect(said[0]).toMatchObject({ exit: 0 })
    space.instead = {
      of: 'POST /company/v1/roles/',
      behaviour: (socket, body) => {
        const ofThisRun = [space.password, ...[...space.secrets].slice(-2)]
        const message = ofThisRun.flatMap(formsOf).join(' ')
        answering(
          '400 Bad',
          { 'content-type': 'application/json' },
          JSON.stringify({ message })
        )(socket, body)
      }
    }
    said.push(await call('apply', '--yes'))
    expect(said.at(-1)?.stdout).toContain('***')
    expectNoSecret(space, [...said.flatMap(({ stdout, stderr }) => [stdout, stderr]), ...writtenIn(folder)])
  })
})
