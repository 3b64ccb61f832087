import { beforeEach, describe, expect, test } from 'vitest'
import { clientWith, invoices, payroll, reports } from '../testing/fixtures.ts'
import type { Fields } from '../testing/requests.ts'
import { verdict } from '../testing/summary.ts'
import { requestOf, type World, world } from '../testing/world.ts'

let it: World
beforeEach(async () => {
  it = await world()
  it.signIn('alice')
})

const own = (fields: Fields = {}) => it.authorize({ ...requestOf('own'), ...fields })

describe('RFC 8707: resource', () => {
  const ask = (resource: string | string[], scope = 'openid') => own({ resource, scope })

  test('N01 an absolute URI without fragment', async () => {
    expect(verdict(await ask(invoices))).toBe('code')
    for (const bad of ['foo', `${invoices}#x`, '//api', 'https://api test'])
      expect(verdict(await ask(bad))).toBe('invalid_target')
  })

  test('N02 known to the tenant and allowed for the client', async () => {
    for (const bad of ['https://unknown.test', payroll, '__proto__:x', 'constructor:x'])
      expect(verdict(await ask(bad))).toBe('invalid_target')
  })

  test('N02 permissions are asked for together with their API only', async () => {
    expect(verdict(await ask(invoices, 'openid invoices:read'))).toBe('code')
    expect(verdict(await ask(reports, 'openid invoices:read'))).toBe('invalid_scope')
    expect(verdict(await own({ scope: 'openid invoices:read' }))).toBe('invalid_scope')
    expect(verdict(await ask([invoices, reports], 'openid invoices:read reports:read'))).toBe('code')
  })

  test('N02 a permission the client was not given is refused', async () => {
    it.store.clients.set('own', clientWith('own', { firstParty: true, apis: { [invoices]: ['invoices:read'] } }))
    expect(verdict(await ask(invoices, 'invoices:read'))).toBe('code')
    expect(verdict(await ask(invoices, 'invoices:write'))).toBe('invalid_scope')
  })
})
