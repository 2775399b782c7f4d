import { accept, type Case, reject, warn } from '../case.ts'
import { assignmentsTo, document, role, roleCalled, roleWith } from '../good.ts'

/** Documents that say nothing, or something else than was meant. */
export const shapeCases: readonly Case[] = [
  reject('shape/empty', '', 'yaml 1:1'),
  reject('shape/comment-only', '# moved elsewhere\n', 'yaml 1:1'),
  reject('shape/marker-only', '---\n', 'yaml 1:1'),
  warn('shape/empty-users', document('kind: Assignments', 'platform: uspacy', 'assignments: []')),
  reject('shape/empty-permissions', role.replace(/grants:[^]*/, 'grants: {}\n'), 'schema 5:9'),
  warn('shape/no-permissions', role.replace(/grants:[^]*/, 'grants: none\n'), 'empty-role 5:1'),
  reject('shape/scalar-permissions', role.replace('{view: own}', 'view'), 'invalid-scope 7:10'),
  reject('shape/null-permissions', role.replace(/grants:[^]*/, 'grants:\n'), 'yaml 5:1'),
  reject('shape/typo-field', roleWith('grant: {contacts: all}'), 'schema 8:1'),
  reject('shape/wrong-case-kind', role.replace('Role', 'role'), 'schema 2:7'),
  reject('shape/unknown-api-version', role.replace('v1', 'v99'), 'schema 1:13'),
  reject('shape/top-level-list', '- apiVersion: rolewright/v1\n  kind: Role\n', 'schema 1:1'),
  reject('shape/top-level-scalar', 'hello\n', 'schema 1:1'),
  reject('shape/role-listed-twice', assignmentsTo('employee, employee'), 'schema 5:47'),
  reject(
    'shape/role-in-two-files',
    { 'a.yaml': role, 'b.yaml': role.replace('all', 'own') },
    'duplicate b.yaml:4:5'
  ),
  reject(
    'shape/conflict-markers',
    roleWith('<<<<<<< HEAD', '  contacts: {view: own}', '=======', '  contacts: all', '>>>>>>> feature'),
    'yaml 8:1'
  ),
  reject(
    'shape/conflict-markers-in-text',
    roleWith('description: |', '  one', '=======', '  two'),
    'yaml 10:1'
  ),
  reject(
    'shape/lfs-pointer',
    'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n',
    'yaml 1:1'
  ),
  accept(
    'shape/schema-modeline',
    `# yaml-language-server: $schema=http://attacker.example/schema.json\n${role}`,
    {
      'document.yaml': `# nothing\n${role}`
    }
  ),
  reject('shape/schema-ref-file', '{"$ref": "file:///outside/secret.json"}\n', 'schema 1:2', 'schema 1:2'),
  reject('shape/schema-ref-field', roleWith('$ref: file:///outside/secret.json'), 'schema 8:1'),
  reject('shape/template', roleCalled('"${HOME}"'), 'schema 4:5'),
  reject('shape/include', roleWith('description: !include ../../secret.txt'), 'yaml 8:14')
]
