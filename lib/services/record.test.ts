import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { difference, eventActor } from './record.ts'

describe('what is told of a change', () => {
  test('only the fields that differ, on both sides', () => {
    const before = { name: 'Old', uris: ['a', 'b'], pkce: true, at: new Date(0) }
    const after = { name: 'New', uris: ['a', 'b'], pkce: true, at: new Date(0) }
    expect(difference(before, after)).toEqual({ before: { name: 'Old' }, after: { name: 'New' } })
  })

  test('a list in another order is another list, and a field that came is null before', () => {
    expect(difference({ uris: ['a', 'b'] }, { uris: ['b', 'a'] }).after).toEqual({ uris: ['b', 'a'] })
    expect(difference({}, { logo: 'x' })).toEqual({ before: { logo: null }, after: { logo: 'x' } })
  })

  test('what is new or gone is kept whole', () => {
    expect(difference(null, { name: 'New' })).toEqual({ before: null, after: { name: 'New' } })
    expect(difference({ name: 'Old' }, null)).toEqual({ before: { name: 'Old' }, after: null })
  })
})

describe('who is told to have done it', () => {
  const operator: Actor = { kind: 'user', tenantId: 'platform', directoryId: 'd', userId: 'u', name: 'Dana' }
  test('a person of the platform is a user there, and an operator in every other trail', () => {
    expect(eventActor(operator, 'platform')).toEqual({ kind: 'user', id: 'u' })
    expect(eventActor(operator, 'acme')).toEqual({ kind: 'operator', id: 'u' })
  })
  test('whoever entered is an operator in the tenant', () => {
    const entered: Actor = {
      ...operator,
      kind: 'operator',
      tenantId: 'acme',
      homeTenantId: 'platform',
      until: new Date(),
    }
    expect(eventActor(entered, 'acme')).toEqual({ kind: 'operator', id: 'u' })
  })
})
