import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Call } from '#lib/services/call.ts'
import type { Query } from '#lib/services/query.ts'
import { tailRoute } from './tail.ts'

vi.mock('./request.ts', () => ({
  inRequest: (work: () => Promise<unknown>) => work(),
  cookieReader: async () => () => undefined,
}))
const actors = vi.hoisted(() => ({ signedIn: true }))
vi.mock('#lib/actor/session.ts', () => ({
  portalActor: async () => (actors.signedIn ? { kind: 'user', userId: 'u' } : { kind: 'anonymous' }),
}))

let asked: { tenant: string; input: unknown }[]
beforeEach(() => {
  asked = []
  actors.signedIn = true
})

const query: Query<z.ZodType, { rows: { id: string }[] }> = {
  kind: 'query',
  name: 'row.list',
  permission: 'trail:read',
  input: z.any(),
  example: () => ({}),
  async call({ actor, tenant }: Call, input) {
    if (actor.kind === 'anonymous') throw new ServiceError('unauthenticated', 'Sign in first.')
    asked.push({ tenant, input })
    return { rows: [{ id: 'row_1' }] }
  },
}
const route = tailRoute(query, ({ action }) => ({ action }))
const ask = (params: { tenant?: string }) =>
  route(new Request('http://localhost/tail?action=client.changed&since=2026-11-25T12:00:00.000Z'), {
    params: Promise.resolve(params),
  })

test('asks for what is new by the filters of the page, the oldest first, and says what to ask from next', async () => {
  const response = await ask({ tenant: 'acme' })
  const body = (await response.json()) as { at: string; rows: unknown[] }
  expect(body.rows).toEqual([{ id: 'row_1' }])
  expect(Number.isNaN(Date.parse(body.at))).toBe(false)
  expect(asked).toEqual([
    {
      tenant: 'acme',
      input: { action: 'client.changed', since: '2026-11-25T12:00:00.000Z', sort: 'at', limit: 200 },
    },
  ])
})

test('without a tenant in its path it is the operators’', async () => {
  await ask({})
  expect(asked[0]?.tenant).toBe('platform')
})

test('is kept by no cache, and answers nobody who is not signed in', async () => {
  expect((await ask({ tenant: 'acme' })).headers.get('cache-control')).toBe('no-store')
  actors.signedIn = false
  expect((await ask({ tenant: 'acme' })).status).toBe(401)
})
