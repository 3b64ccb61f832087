import { describe, expect, test } from 'vitest'
import { customPermissions, isCustomPermission } from './custom-permissions.ts'
import { mayGive } from './giving.ts'
import { type Held, holds } from './held.ts'
import { type Permission, permissions } from './permissions.ts'
import { type BuiltInRole, builtInRoles, everyBuiltInRole } from './roles.ts'

const having = (role: BuiltInRole, environmentId: string | null = null, isPlatform = false): Held => ({
  unlimited: false,
  isPlatform,
  roles: [{ builtIn: role, ...builtInRoles[role], environmentId, via: 'direct', group: null }],
})

describe('nobody gives what they do not hold', () => {
  test('S10 Owner is given by owners alone', () => {
    for (const role of everyBuiltInRole)
      expect([role, mayGive(having(role), 'owner', null)]).toEqual([role, role === 'owner'])
  })

  test('S10 an admin gives every other role; the rest give what is within their own', () => {
    const given = (role: BuiltInRole) => everyBuiltInRole.filter((other) => mayGive(having(role), other, null))
    expect(given('admin')).toEqual(['admin', 'user_manager', 'support', 'auditor'])
    expect(given('support')).toEqual(['support'])
    expect(given('user_manager')).toEqual(['user_manager'])
  })

  test('S10 a role held in one environment gives nothing elsewhere', () => {
    const here = having('owner', 'production')
    expect(mayGive(here, 'support', 'production')).toBe(true)
    expect(mayGive(here, 'support', 'staging')).toBe(false)
    expect(mayGive(here, 'support', null)).toBe(false)
  })

  test('S10 a role of one’s own is given by who holds each permission that it reaches', () => {
    const custom = (permissions: readonly Permission[], environmentId: string | null = null): Held => ({
      unlimited: false,
      isPlatform: false,
      roles: [{ builtIn: null, name: 'Desk', permissions, environmentId, via: 'group', group: 'Desk' }],
    })
    const desk = custom(['user:read', 'user:write'])
    const gift = (...permissions: Permission[]) => ({ builtIn: null, permissions })
    expect(mayGive(desk, gift('user:read', 'user:write'), null)).toBe(true)
    expect(mayGive(desk, gift('user:read', 'user:delete'), null)).toBe(false)
    expect(mayGive(desk, gift(), null)).toBe(true)
    expect(mayGive(custom(['user:read'], 'production'), gift('user:read'), null)).toBe(false)
    expect(mayGive(custom(['user:read'], 'production'), gift('user:read'), 'production')).toBe(true)
    expect(mayGive(custom(customPermissions), 'admin', null)).toBe(true)
    expect(mayGive(custom(customPermissions), 'owner', null)).toBe(false)
  })

  test('what belongs to the installation or to owners alone is in no role of one’s own', () => {
    expect(customPermissions.filter((permission) => permission.startsWith('platform:'))).toEqual([])
    expect(isCustomPermission('platform:tenant:enter')).toBe(false)
    expect(isCustomPermission('invoices:read')).toBe(false)
  })

  test('S10 in the platform an admin, who may not enter tenants, gives that to nobody', () => {
    expect(mayGive(having('admin', null, true), 'owner', null)).toBe(false)
    expect(mayGive(having('owner', null, true), 'owner', null)).toBe(true)
  })
})

describe('what is held', () => {
  test('permissions of the platform count in the platform alone', () => {
    expect(holds(having('owner'), 'platform:tenant:write')).toBe(false)
    expect(holds(having('owner', null, true), 'platform:tenant:write')).toBe(true)
  })

  test('a permission for the whole tenant is not had by who holds it in one environment', () => {
    expect(holds(having('admin', 'production'), 'user:write')).toBe(false)
    expect(holds(having('admin', 'production'), 'client:write', 'production')).toBe(true)
  })

  test('Auditor and Support change nothing', () => {
    for (const role of ['auditor', 'support'] as const)
      expect(builtInRoles[role].permissions.filter((permission) => !permission.endsWith(':read'))).toEqual([])
  })

  test('every permission is in some role and says what it allows', () => {
    for (const [name, words] of Object.entries(permissions)) {
      expect(words.length).toBeGreaterThan(10)
      expect(
        everyBuiltInRole.some((role) => (builtInRoles[role].permissions as readonly string[]).includes(name)),
      ).toBe(true)
    }
  })
})
