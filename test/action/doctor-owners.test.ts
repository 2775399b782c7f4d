import { describe, expect, test } from 'vitest'
import { ownerLacks } from '../../action/doctor/owner-lacks.ts'
import { catalogTexts, loadPolicy } from '../../src/index.ts'
import { storedSource } from '../../src/policy/source.ts'
import { owned, owners, told, type Told } from './doctor-files.ts'

const people =
  'apiVersion: rolewright/v1\nkind: People\npeople:\n  - {id: ann@example.org, github: ann}\n  - {id: cleo@example.org, github: cleo}\n  - {id: dan@example.org}\n'

const found = (text: string | null, role: string = owned): Told => {
  const source = storedSource('documents', { 'policies/people.yaml': people, 'policies/role.yaml': role })
  const { policy } = loadPolicy(source, catalogTexts)
  return told(ownerLacks(policy, { file: '.github/CODEOWNERS', text }, []))
}

const nothing: Told = { missing: [], advice: [] }

describe('CODEOWNERS', () => {
  test.each([
    ['as it should be', owners],
    ['with the line ends of Windows', owners.replaceAll('\n', '\r\n')],
    ['with lines of others around it', `* @ann\n${owners}/docs/ @dan\n`]
  ])('%s lacks nothing', (_, text) => {
    expect(found(text)).toEqual(nothing)
  })

  test.each([
    ['that is old', owners.replace('@cleo', '@somebody-else'), owned],
    ['with another owner by now', owners, owned.replace('cleo@', 'ann@')],
    [
      'with a line too many',
      owners.replace('# rolewright end', '/policies/x.yaml @ann\n# rolewright end'),
      owned
    ]
  ])('%s is missing what the documents say', (_, text, role) => {
    expect(found(text, role).missing).toEqual(['`.github/CODEOWNERS` does not say what the documents say'])
  })

  test('that is not there is missing', () => {
    expect(found(null).missing).toEqual(['there is no `.github/CODEOWNERS`'])
  })

  test('without a place for our part is advice, and so are owners without a login', () => {
    expect(found('* @cleo\n')).toEqual({
      missing: [],
      advice: ['`.github/CODEOWNERS` has no place for the owners in the documents']
    })
    const gap = '`dan@example.org`, who answers for `policies/role.yaml`, has no login in `People`'
    const role = owned.replace('cleo@', 'dan@')
    expect(found('* @cleo\n', role)).toEqual({ missing: [], advice: [gap] })
    expect(found(null, role).advice).toEqual(['nobody owns a document, as far as GitHub can know', gap])
  })
})
