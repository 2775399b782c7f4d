import type { Operation } from '../model/operation.ts'
import { tick } from '../model/words.ts'
import { isHeld } from './simulate.ts'

/** An operation in a few words, as messages name it. */
export const describe = ({ kind, role, user, before, after }: Operation): string => {
  const who = tick(user ?? '')
  const what = tick(role ?? '')
  switch (kind) {
    case 'create-role':
      return `create role ${what}`
    case 'update-role':
      return `change role ${what}`
    case 'rename-role':
      return `rename role ${what}`
    case 'delete-role':
      return `delete role ${what}`
    case 'assign':
      return `give ${who} the role ${what}`
    case 'unassign':
      return `take the role ${what} from ${who}`
    case 'set-role':
      return isHeld(before)
        ? `move ${who} from ${tick(before.role)} to ${what}`
        : `give ${who} the role ${what}`
    case 'set-unit':
      return `change where ${who} has the role ${what} to ${tick(isHeld(after) ? (after.unit ?? 'everywhere') : '')}`
    case 'invite':
      return `invite ${who}`
    case 'deactivate':
      return `deactivate ${who}`
    case 'reactivate':
      return `reactivate ${who}`
  }
}
