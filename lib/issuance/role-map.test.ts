import { describe, expect, test } from 'vitest'
import { roleMap } from './role-map.ts'

const gift = (role: string, audience: string, permission: string) => [role, audience, permission] as const

const edge = (parent: string, child: string) => [parent, child] as const

const at = (map: ReturnType<typeof roleMap>, role: string, audience: string) => {
  const gifts = map.get(role)?.get(audience)
  return { roles: [...(gifts?.roles ?? [])].sort(), permissions: [...(gifts?.permissions ?? [])].sort() }
}

describe('what a role gives', () => {
  const roles = ['a', 'b', 'c'].map((id) => ({ id, slug: `role-${id}` }))

  test('includes what its included roles give, at any depth', () => {
    const map = roleMap(
      roles,
      [edge('a', 'b'), edge('b', 'c')],
      [gift('c', 'api:x', 'read'), gift('a', 'api:x', 'write')],
    )
    expect(at(map, 'a', 'api:x')).toEqual({ roles: ['role-a', 'role-c'], permissions: ['read', 'write'] })
    expect(at(map, 'c', 'api:x')).toEqual({ roles: ['role-c'], permissions: ['read'] })
  })

  test('is told for one audience at a time', () => {
    const map = roleMap(roles, [], [gift('a', 'api:x', 'read'), gift('a', 'api:y', 'pay')])
    expect(at(map, 'a', 'api:x').permissions).toEqual(['read'])
    expect(at(map, 'a', 'api:y').permissions).toEqual(['pay'])
    expect(at(map, 'b', 'api:x').permissions).toEqual([])
  })

  test('a circle ends', () => {
    const map = roleMap(roles, [edge('a', 'b'), edge('b', 'a')], [gift('b', 'api:x', 'read')])
    expect(at(map, 'a', 'api:x').permissions).toEqual(['read'])
    expect(at(map, 'b', 'api:x').permissions).toEqual(['read'])
  })

  test('what is alike in two tenants is held once; what is not is its own', () => {
    const of = (tenant: string, permission: string) =>
      roleMap([{ id: tenant, slug: 'clerk' }], [], [gift(tenant, `api:${tenant}`, permission)])
    const [one, same, other] = [of('1', 'read'), of('2', 'read'), of('3', 'write')]
    expect(same.get('2')?.get('api:2')).toBe(one.get('1')?.get('api:1'))
    expect(at(other, '3', 'api:3')).toEqual({ roles: ['clerk'], permissions: ['write'] })
  })
})
