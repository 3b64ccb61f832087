import { beforeEach, describe, expect, test } from 'vitest'
import { clientWith } from '../testing/fixtures.ts'
import type { Fields } from '../testing/requests.ts'
import { verdict } from '../testing/summary.ts'
import { requestOf, type World, world } from '../testing/world.ts'

let it: World
beforeEach(async () => {
  it = await world()
  it.signIn('alice')
})

const own = (fields: Fields = {}) => it.authorize({ ...requestOf('own'), ...fields })
const refusals = async (cases: readonly Fields[], error: string) => {
  expect(verdict(await own())).toBe('code')
  for (const fields of cases) expect([fields, verdict(await own(fields))]).toEqual([fields, error])
  expect(it.store.codes.size).toBe(1)
}

describe('RFC 7636: code_challenge', () => {
  const without = { code_challenge: undefined, code_challenge_method: undefined }

  test('P01 P02 it is required of public and of confidential clients', async () => {
    expect(verdict(await it.authorize({ ...requestOf('spa'), ...without }))).toBe('invalid_request')
    await refusals([without], 'invalid_request')
  })

  test('P02 an exempt confidential client may omit it; a public one is never exempt', async () => {
    expect(verdict(await it.authorize({ ...requestOf('legacy'), ...without }))).toBe('consent')
    it.store.clients.set('spa', clientWith('spa', { authMethod: 'none', requirePkce: false }))
    expect(verdict(await it.authorize({ ...requestOf('spa'), ...without }))).toBe('invalid_request')
  })

  test('P03 P04 only S256', () =>
    refusals(
      [undefined, 'plain', 'S512', 's256'].map((method) => ({ code_challenge_method: method })),
      'invalid_request',
    ))

  test('P05 43 characters of base64url', () => {
    const good = String(requestOf('own').code_challenge)
    const bad = [
      good.slice(1),
      `${good}A`,
      `${good.slice(0, 42)}=`,
      `+${good.slice(1)}`,
      `/${good.slice(1)}`,
      '',
      `${good.slice(0, 42)}B`,
    ]
    return refusals(
      bad.map((code_challenge) => ({ code_challenge })),
      'invalid_request',
    )
  })
})
