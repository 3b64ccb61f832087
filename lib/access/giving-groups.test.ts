import { describe, expect, test } from 'vitest'
import { type GroupRole, mayGiveGroup } from './giving-groups.ts'
import type { Held } from './held.ts'
import { type BuiltInRole, builtInRoles } from './roles.ts'

const environment = '01935c00-0000-7000-8000-000000000001'
const gives = (role: Partial<GroupRole>): GroupRole => ({
  groupId: 'g',
  builtIn: null,
  environmentId: null,
  managing: [],
  ...role,
})
const holding = (role: BuiltInRole, environmentId: string | null = null): Held => ({
  unlimited: false,
  isPlatform: false,
  roles: [
    {
      builtIn: role,
      name: role,
      permissions: builtInRoles[role].permissions,
      environmentId,
      via: 'direct',
      group: null,
    },
  ],
})

describe('S10 who may choose the members of a group', () => {
  test('S10 anybody who may write groups, of one that gives nothing', () => {
    expect(mayGiveGroup(holding('support'), [])).toBe(true)
  })

  test('S10 of one with built-in roles: who could give each of them', () => {
    expect(mayGiveGroup(holding('owner'), [gives({ builtIn: 'owner' })])).toBe(true)
    expect(mayGiveGroup(holding('admin'), [gives({ builtIn: 'admin' })])).toBe(true)
    expect(mayGiveGroup(holding('admin'), [gives({ builtIn: 'support' }), gives({ builtIn: 'owner' })])).toBe(false)
    expect(mayGiveGroup(holding('user_manager'), [gives({ builtIn: 'support' })])).toBe(false)
    expect(mayGiveGroup(holding('owner'), [gives({ builtIn: 'of another version' })])).toBe(false)
  })

  test('S10 of one with own roles: who gives roles there, and holds what they reach at the management API', () => {
    expect(mayGiveGroup(holding('user_manager'), [gives({})])).toBe(true)
    expect(mayGiveGroup(holding('support'), [gives({})])).toBe(false)
    expect(mayGiveGroup(holding('user_manager'), [gives({ managing: ['user:read'] })])).toBe(true)
    expect(mayGiveGroup(holding('user_manager'), [gives({ managing: ['user:read', 'client:write'] })])).toBe(false)
  })

  test('S10 where a role holds everywhere, a role held in one environment does not do', () => {
    expect(mayGiveGroup(holding('admin', environment), [gives({ environmentId: environment })])).toBe(true)
    expect(mayGiveGroup(holding('admin', environment), [gives({})])).toBe(false)
  })
})
