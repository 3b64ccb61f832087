import { request as httpRequest } from 'node:http'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { databaseConfig } from '#lib/db/configure.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { forget } from '#lib/kernel/singleton.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { type Got, type Sent, script, signedInCookie } from './testing/recorded-requests.ts'
import { type RepeatableWorld, repeatableWorld } from './testing/repeatable-world.ts'
import { type Rig, startRig } from './testing/rig.ts'

type Recorded = { sent: Sent; got: Got; at: Date }

onTestDatabase()

let world: RepeatableWorld
let rig: Rig
let acme: SeededTenant
let drawn = 0
const start = new Date()

/** The port is the issuer's, so the same server answers twice: first with the fast door before it, then without. */
const doors = { hasFastDoor: true }

beforeAll(async () => {
  world = repeatableWorld(start)
  rig = await startRig({ world, doors, requestId: () => `request-${drawn++}` })
  acme = await seedTenant({ origin: rig.origin })
  // Access tokens of both algorithms are among what is compared: those for UserInfo are ES256.
  await withTenant(acme.id, (tx) =>
    tx.db.api.updateMany({ where: { id: acme.api.id }, data: { tokenSigningAlg: 'RS256' } }),
  )
})
afterAll(() => rig.close())

function send({ method, path, headers, body }: Sent): Promise<Got> {
  const { port } = new URL(rig.origin)
  return new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body, 'latin1')) }
    const req = httpRequest({ host: '127.0.0.1', port, method, path, headers: { ...headers, ...length } }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts).toString() })
      })
    })
    req.on('error', reject)
    req.end(Buffer.from(body, 'latin1'))
  })
}

/** Everything that the first run left behind, as if it had not been. */
async function forgetEverything(): Promise<void> {
  const url = new URL(inject('databaseServer'))
  url.pathname = new URL(databaseConfig().appUrl).pathname
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  await client.query('truncate token_families, token_event, revoked_tokens, used_assertions, attempts cascade')
  await client.query('update client_secrets set last_used_at = null')
  await client.end()
  for (const name of ['provider-snapshots', 'provider-blocked']) forget(name)
  world.rewind()
  drawn = 0
}

/** What differs by nature: the connection's own fields, the time of day, and how the body was cut. */
const ofTransport = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'])

const comparable = ({ status, headers, body }: Got) => ({
  status,
  body,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTransport.has(name))),
})

describe('the two doors', () => {
  test('answer at least 200 recorded requests alike: status, body and headers', async () => {
    const recorded: Recorded[] = []
    const cookie = await signedInCookie(acme, rig.origin)
    await forgetEverything()
    await script(acme, cookie, async (sent) => {
      world.at = new Date(world.at.getTime() + 250)
      const got = await send(sent)
      recorded.push({ sent, got, at: world.at })
      return got
    })
    const machine = recorded.filter(({ sent }) => sent.isMachine)
    expect(rig.fast.length).toBe(machine.length)

    await forgetEverything()
    rig.fast.length = 0
    doors.hasFastDoor = false
    for (const { sent, got, at } of recorded) {
      world.at = at
      const again = await send(sent)
      if (sent.isMachine)
        expect(comparable(again), `${sent.method} ${sent.path}\n${sent.body}`).toEqual(comparable(got))
    }
    expect(rig.fast).toEqual([])
    const successes = machine.filter(({ got }) => got.status === 200 && !got.body.includes('"active":false'))
    expect(machine.length).toBeGreaterThanOrEqual(200)
    expect(successes.length).toBeGreaterThanOrEqual(60)
  })
})
