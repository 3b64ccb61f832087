import { describe, expect, test } from 'vitest'
import { layout } from './layout.ts'

const api = (name: string, ...names: string[]) => ({
  id: `api_${name}`,
  name,
  identifier: `urn:example:${name}`,
  permissions: names.map((each) => ({
    id: `prm_${name}_${each}`,
    name: each,
    description: `To ${each}`,
    granted: false,
    through: [],
    why: null,
  })),
})

describe('the matrix of a role', () => {
  test('a row for each resource, a column for each action, in the usual order', () => {
    const { actions, groups } = layout([api('a', 'invoices:write', 'invoices:read', 'payouts:approve', 'payouts:read')])
    expect(actions).toEqual(['read', 'write', 'approve'])
    expect(groups[0]?.rows.map(({ resource, cells }) => [resource, [...cells.keys()].sort()])).toEqual([
      ['invoices', ['read', 'write']],
      ['payouts', ['approve', 'read']],
    ])
    expect(groups[0]?.rows[0]?.about).toBe('To invoices:write · To invoices:read')
  })

  test('the last part of a name is the action; a name of one part is had as it is', () => {
    const { groups } = layout([api('a', 'platform:tenant:read', 'admin')])
    expect(groups[0]?.rows.map(({ resource, others }) => [resource, others.map(({ name }) => name)])).toEqual([
      ['platform:tenant', []],
      ['admin', ['admin']],
    ])
  })

  test('however many actions there are, the columns are few, and no permission is lost', () => {
    const names = Array.from({ length: 40 }, (_, i) => `thing${i % 5}:do${i}`)
    const { actions, groups, hasOthers } = layout([api('a', ...names, 'thing0:read', 'thing1:read'), api('b')])
    expect(actions).toHaveLength(7)
    expect(actions[0]).toBe('read')
    expect(hasOthers).toBe(true)
    const shown = groups.flatMap(({ rows }) => rows.flatMap(({ cells, others }) => [...cells.values(), ...others]))
    expect(shown.map(({ name }) => name).sort()).toEqual([...names, 'thing0:read', 'thing1:read'].sort())
    expect(groups).toHaveLength(1)
  })
})
