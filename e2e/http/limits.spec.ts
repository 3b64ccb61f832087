import { ask } from '#e2e/support/authorization.ts'
import { memoryOf } from '#e2e/support/memory.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'
import { basic, post } from '#e2e/support/token-endpoint.ts'
import { Visitor } from '#e2e/support/visitor.ts'

/** Refused means a 4xx or a connection that was closed while the body was still being sent. */
async function refusal(url: string, init: RequestInit): Promise<{ status: number; seconds: number }> {
  const started = performance.now()
  const status = await fetch(url, { ...init, redirect: 'manual' }).then(
    async (response) => {
      await response.body?.cancel()
      return response.status
    },
    () => 413,
  )
  return { status, seconds: (performance.now() - started) / 1000 }
}

const isQuick4xx = ({ status, seconds }: { status: number; seconds: number }, what: string): void => {
  expect(status, what).toBeGreaterThanOrEqual(400)
  expect(status, what).toBeLessThan(500)
  // Quick even on a machine that is busy with everything else; what it must not be is as long as the body.
  expect(seconds, what).toBeLessThan(10)
}

const form = 'application/x-www-form-urlencoded'

test('T25 P10 a body of 10 MB, 10,000 parameters, a scope of 100,000 characters: refused quickly, in flat memory', async ({
  common,
}) => {
  const { client } = common
  const { pid } = suite()
  const token = `${client.issuer}/oauth/token`
  const headers = { authorization: basic(client), 'content-type': form }
  const tenMegabytes = `grant_type=authorization_code&code=${'a'.repeat(10 * 1024 * 1024)}`
  const manyParameters = Array.from({ length: 10_000 }, (_, at) => `p${at}=${at}`).join('&')
  const endpoints = ['token', 'revoke', 'introspect', 'userinfo', 'authorize', 'logout']
  const bodies = {
    parameters: manyParameters,
    scope: `grant_type=client_credentials&scope=${'s'.repeat(100_000)}`,
    verifier: `grant_type=authorization_code&code=x&code_verifier=${'v'.repeat(1_000_000)}`,
  }
  const rounds = async (count: number): Promise<number> => {
    for (let round = 0; round < count; round++) {
      for (const endpoint of endpoints) {
        const init = { method: 'POST', headers, body: tenMegabytes }
        isQuick4xx(await refusal(`${client.issuer}/oauth/${endpoint}`, init), endpoint)
      }
      for (const [what, body] of Object.entries(bodies))
        isQuick4xx(await refusal(token, { method: 'POST', headers, body }), what)
      isQuick4xx(await refusal(`${token}?${manyParameters}`, { method: 'GET' }), 'target')
    }
    return memoryOf(pid)
  }
  // Memory is taken for buffers at first, and then it must not grow with what is sent: another 600 MB.
  const settled = await rounds(5)
  expect((await rounds(10)) - settled).toBeLessThan(120)
  expect((await post(client, 'token', { grant_type: 'refresh_token', refresh_token: 'x' })).status).toBe(400)
})

test('T25 a chunked body without a length is bounded as it flows', async ({ common }) => {
  const { client } = common
  for (const path of ['/oauth/token', '/sign-in/password']) {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536
        if (sent > 20 * 1024 * 1024) controller.close()
        else controller.enqueue(new Uint8Array(65_536).fill(97))
      },
    })
    const init = { method: 'POST', headers: { 'content-type': form }, body: endless, duplex: 'half' } as RequestInit
    isQuick4xx(await refusal(`${client.issuer}${path}`, init), path)
    expect(sent, path).toBeLessThan(12 * 1024 * 1024)
  }
})

test('A44 a thousand bad requests leave no rows, and a capped number of events', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const before = await tenant.rowCounts('production')
  const bad = [
    ask(client, { client_id: 'nobody' }).url,
    ask(client, { redirect_uri: 'https://evil.example/cb' }).url,
    ask(client, { code_challenge: 'short' }).url,
    ask(client, { scope: 'openid payroll' }).url,
    ask(client, { response_type: 'token' }).url,
  ]
  for (let round = 0; round < 10; round++)
    await Promise.all(Array.from({ length: 100 }, (_, at) => fetch(bad[at % bad.length] ?? '', { redirect: 'manual' })))
  const after = await tenant.rowCounts('production')
  expect({ ...after, events: 0 }).toEqual({ ...before, events: 0 })
  expect(after.events - before.events).toBeLessThanOrEqual(40)

  await new Visitor().open(ask(client).url)
  expect((await tenant.rowCounts('production')).requests).toBe(before.requests + 1)
})

test('T18 secrets can not be guessed in bulk, and the real client is not locked out by its stranger', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const guesses = []
  for (let batch = 0; batch < 10; batch++)
    guesses.push(
      ...(await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          post(
            { ...client, secret: `${client.secret.slice(0, -4)}${String(batch * 20 + at).padStart(4, '0')}` },
            'token',
            {
              grant_type: 'refresh_token',
              refresh_token: 'x',
            },
          ),
        ),
      )),
    )
  const statuses = guesses.map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([401, 429]))
  const limited = guesses.find(({ status }) => status === 429)
  expect(Number(limited?.headers.get('retry-after'))).toBeGreaterThan(0)
  const sibling = await newClient(tenant)
  const own = await post(sibling, 'token', { grant_type: 'refresh_token', refresh_token: 'x' })
  expect(own.status, 'another client of the same network').toBe(400)
})
