import { describe, expect, test } from 'vitest'
import { mayGive } from './giving.ts'
import { type Held, holds } from './held.ts'
import { permissions } from './permissions.ts'
import { type BuiltInRole, builtInRoles, everyBuiltInRole } from './roles.ts'

const having = (role: BuiltInRole, environmentId: string | null = null, isPlatform = false): Held => ({
  unlimited: false,
  isPlatform,
  roles: [{ role, environmentId, via: 'direct', group: null }],
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
