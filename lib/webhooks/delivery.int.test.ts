import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { erasePerson } from '#lib/audit/person-keys.ts'
import { record } from '#lib/audit/record.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail } from '#lib/mail/testing/outbox.ts'
import { safeFetch } from '#lib/net/safe-fetch.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { startDispatcher } from './dispatcher.ts'
import { dueWebhooks } from './due.ts'
import { beginAt } from './position.ts'
import { sealSecret } from './secret.ts'
import type { Fetch } from './send.ts'
import { allowLoopback, happen, placeWebhook, stillPorts } from './testing/place.ts'
import { type Received, type Receiver, signaturesBy, startReceiver } from './testing/receiver.ts'
import { takeTurn } from './turn.ts'

onTestDatabase({ keys: 75 })

const start = new Date('2026-11-25T12:00:00Z')
let receiver: Receiver
let tenant: SeededTenant

beforeEach(async () => {
  keepOutbox()
  allowLoopback()
  receiver = await startReceiver()
  tenant = await seedTenant({ now: start })
})
afterEach(() => receiver.close())

const targetsOf = (received: readonly Received[]) =>
  received.map(({ body }) => (JSON.parse(body) as { data: { target: { id: string } } }).data.target.id)
const shown = (ids: readonly string[]) => ids.map((id) => formatId('role', id))
const rowOf = (id: string) =>
  withTenant(tenant.id, (tx) =>
    tx.db.webhook.findUniqueOrThrow({ where: { tenantId_id: { tenantId: tenant.id, id } } }),
  )
const deliveriesOf = (webhookId: string) =>
  withTenant(tenant.id, (tx) => tx.db.webhookDelivery.findMany({ where: { webhookId }, orderBy: { id: 'asc' } }))
const change = (id: string, data: object) =>
  withTenant(tenant.id, (tx) => tx.db.webhook.updateMany({ where: { tenantId: tenant.id, id }, data }))

/** Events of transactions that commit one after the other. */
async function events(count: number): Promise<string[]> {
  const targets: string[] = []
  for (let n = 0; n < count; n++) targets.push(await withTenant(tenant.id, (tx) => happen(tx, 'role.changed', start)))
  return targets
}

/** A promise and what settles it. */
function gate() {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open: () => open(), passed }
}

describe('what a receiver gets', () => {
  test('each event that it asked for, from its beginning on, once, in order, signed, as the trail shows it', async () => {
    await events(2)
    const { ref, id, secret } = await placeWebhook(tenant, receiver.url, ['role.*'])
    const targets = await events(3)
    await withTenant(tenant.id, (tx) => happen(tx, 'client.created', start))
    const { ports } = stillPorts(start)
    expect(await takeTurn(ref, ports)).toBe(3)
    expect(await takeTurn(ref, ports)).toBe(0)
    expect(targetsOf(receiver.received)).toEqual(shown(targets))
    const [first] = receiver.received
    const body = JSON.parse(first?.body ?? '') as { type: string; timestamp: string; data: Record<string, unknown> }
    expect([body.type, body.timestamp]).toEqual(['role.changed', start.toISOString()])
    expect(body.data).toMatchObject({ id: first?.id, result: 'ok', changes: { after: { name: 'x' } } })
    expect(first?.headers['webhook-timestamp']).toBe(String(start.getTime() / 1000))
    expect(first?.headers['content-type']).toBe('application/json')
    for (const message of receiver.received) expect(signaturesBy(secret, message)).toBe(1)
    expect(await deliveriesOf(id)).toMatchObject(
      targets.map(() => ({ status: 'delivered', attempts: 1, responseStatus: 200, cause: 'event' })),
    )
    expect(await rowOf(id)).toMatchObject({ failures: 0, lastSuccessAt: start, lease: null })
  })

  test('S02 nothing of another tenant', async () => {
    const other = await seedTenant({ now: start })
    const { ref } = await placeWebhook(tenant, receiver.url)
    await withTenant(other.id, (tx) => happen(tx, 'role.changed', start))
    expect(await takeTurn(ref, stillPorts(start).ports)).toBe(0)
    expect(await takeTurn({ ...ref, tenantId: other.id }, stillPorts(start).ports)).toBe(0)
    expect(receiver.received).toEqual([])
  })

  test('who did it, while that person is known; nothing of them once they are erased', async () => {
    const { ref } = await placeWebhook(tenant, receiver.url, ['user.changed'])
    const rename = () =>
      withTenant(tenant.id, (tx) =>
        record(tx, {
          at: start,
          action: 'user.changed',
          actor: { kind: 'user', id: tenant.ada.id },
          target: tenant.ada.id,
          changes: { before: { displayName: 'Ada' }, after: { displayName: 'Countess' } },
        }),
      )
    await rename()
    await takeTurn(ref, stillPorts(start).ports)
    await rename()
    await withTenant(tenant.id, (tx) => erasePerson(tx, tenant.ada.id))
    await takeTurn(ref, stillPorts(start).ports)
    const [known, erased] = receiver.received.map(({ body }) => body)
    expect(JSON.parse(known ?? '')).toMatchObject({
      data: { person: { ip: '127.0.0.1' }, changes: { after: { displayName: 'Countess' } } },
    })
    expect(erased).not.toContain('Countess')
    expect(JSON.parse(erased ?? '')).toMatchObject({ data: { person: null, changes: { erased: true } } })
  })

  test('two signatures while two secrets hold, and one after that', async () => {
    const { ref, id, secret } = await placeWebhook(tenant, receiver.url, ['role.*'])
    const other = await placeWebhook(tenant, receiver.url, ['role.*'])
    await withTenant(tenant.id, async (tx) => {
      const previousSecret = await sealSecret(tx, id, 'previous_secret', other.secret)
      const previousEndsAt = new Date(start.getTime() + 60_000)
      await tx.db.webhook.updateMany({ where: { id }, data: { previousSecret, previousHint: 'x', previousEndsAt } })
    })
    const { ports, pass } = stillPorts(start)
    await events(1)
    await takeTurn(ref, ports)
    pass(61)
    await events(1)
    await takeTurn(ref, ports)
    expect(receiver.received.map((each) => [signaturesBy(secret, each), signaturesBy(other.secret, each)])).toEqual([
      [1, 1],
      [1, 0],
    ])
  })
})

describe('none lost, none out of order', () => {
  test('an event whose transaction began first and committed last is sent when it is there', async () => {
    const { ref } = await placeWebhook(tenant, receiver.url, ['role.*'])
    const { ports } = stillPorts(start)
    const [written, mayCommit] = [gate(), gate()]
    const early = new Date(start.getTime() - 60_000)
    const late = withTenant(
      tenant.id,
      async (tx) => {
        const target = await happen(tx, 'role.changed', early)
        written.open()
        await mayCommit.passed
        return target
      },
      { timeoutMs: 230_000 },
    )
    await written.passed
    const [meanwhile = ''] = await events(1)
    expect(await takeTurn(ref, ports)).toBe(1)
    expect(targetsOf(receiver.received)).toEqual(shown([meanwhile]))
    const [after = ''] = await events(1)
    expect(await takeTurn(ref, ports)).toBe(1)
    mayCommit.open()
    const held = await late
    expect(await takeTurn(ref, ports)).toBe(1)
    expect(await takeTurn(ref, ports)).toBe(0)
    expect(targetsOf(receiver.received)).toEqual(shown([meanwhile, after, held]))
  })

  test('an event of a transaction that rolls back is never sent', async () => {
    const { ref } = await placeWebhook(tenant, receiver.url, ['role.*'])
    const undone = withTenant(tenant.id, async (tx) => {
      await happen(tx, 'role.changed', start)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const targets = await events(1)
    expect(await takeTurn(ref, stillPorts(start).ports)).toBe(1)
    expect(targetsOf(receiver.received)).toEqual(shown(targets))
  })

  test('one that is not taken keeps those behind it waiting; later it and they come in order', async () => {
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['role.*'])
    const targets = await events(3)
    const { ports, pass } = stillPorts(start)
    receiver.answer = ({ body }) => ({
      status: body.includes(formatId('role', targets[1] ?? '')) ? 500 : 200,
      body: 'no',
    })
    expect(await takeTurn(ref, ports)).toBe(1)
    expect(await rowOf(id)).toMatchObject({ failures: 1, failingSince: start, lastStatus: 500 })
    expect(await takeTurn(ref, ports)).toBe(0)
    expect(receiver.received).toHaveLength(2)
    pass(5)
    expect(await takeTurn(ref, ports)).toBe(0)
    expect(receiver.received).toHaveLength(3)
    expect(await rowOf(id)).toMatchObject({ failures: 2, failingSince: start })
    receiver.answer = () => ({ status: 204 })
    pass(15)
    expect(await takeTurn(ref, ports)).toBe(2)
    expect(targetsOf(receiver.received)).toEqual(shown([0, 1, 1, 1, 2].map((n) => targets[n] ?? '')))
    expect(new Set(receiver.received.map((each) => each.id)).size).toBe(3)
    expect(await rowOf(id)).toMatchObject({ failures: 0, failingSince: null, nextAttemptAt: null, lastError: null })
    const written = await deliveriesOf(id)
    expect(written.map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered'])
    expect(written.find(({ attempts }) => attempts === 3)).toMatchObject({ eventId: expect.any(String), error: null })
    expect(written.filter(({ attempts }) => attempts === 1)).toHaveLength(2)
  })

  test('whoever sends is killed after the receiver took it: it comes once more under the same id, and the rest after it', async () => {
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['role.*'])
    const targets = await events(3)
    const [reached, mayWake] = [gate(), gate()]
    let sent = 0
    const hangs: Fetch = async (url, request) => {
      const answer = await safeFetch(url, request)
      if (++sent < 2) return answer
      reached.open()
      await mayWake.passed
      return answer
    }
    const { ports, pass } = stillPorts(start)
    const killed = takeTurn(ref, { ...ports, fetch: hangs })
    await reached.passed
    expect(await takeTurn(ref, ports)).toBe(0)
    pass(61)
    expect(await takeTurn(ref, ports)).toBe(2)
    const [first = '', second = '', third = ''] = targets
    expect(targetsOf(receiver.received)).toEqual(shown([first, second, second, third]))
    expect(receiver.received[1]?.id).toBe(receiver.received[2]?.id)
    // It was not dead after all: what it writes now counts for nothing.
    mayWake.open()
    expect(await killed).toBe(1)
    expect(await takeTurn(ref, ports)).toBe(0)
    expect(receiver.received).toHaveLength(4)
    expect((await deliveriesOf(id)).map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered'])
  })

  test('of many who come at once, one sends', async () => {
    const { ref } = await placeWebhook(tenant, receiver.url, ['role.*'])
    const targets = await events(5)
    const { ports } = stillPorts(start)
    const taken = await Promise.all([1, 2, 3, 4, 5].map(() => takeTurn(ref, ports)))
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(5)
    expect(targetsOf(receiver.received)).toEqual(shown(targets))
  })

  test('more than one turn holds come in as many turns as they need', async () => {
    const { ref } = await placeWebhook(tenant, receiver.url, ['role.*'])
    const targets = await withTenant(tenant.id, async (tx) => {
      const made: string[] = []
      for (let n = 0; n < 60; n++) made.push(await happen(tx, 'role.changed', new Date(start.getTime() + n)))
      return made
    })
    const { ports } = stillPorts(start)
    expect([await takeTurn(ref, ports), await takeTurn(ref, ports), await takeTurn(ref, ports)]).toEqual([50, 10, 0])
    expect(targetsOf(receiver.received)).toEqual(shown(targets))
  })

  test('a paused one is sent nothing, and goes on where it stopped, or from now', async () => {
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['role.*'])
    const { ports } = stillPorts(start)
    await change(id, { status: 'paused', pauseReason: 'asked', pausedAt: start })
    const first = await events(2)
    expect(await takeTurn(ref, ports)).toBe(0)
    await change(id, { status: 'active', pauseReason: null, pausedAt: null })
    expect(await takeTurn(ref, ports)).toBe(2)
    await events(2)
    const moment = await withTenant(tenant.id, async (tx) => {
      const rows = await tx.db.$queryRaw<{ now: string }[]>`select pg_current_snapshot()::text as now`
      return rows[0]?.now ?? ''
    })
    await withTenant(tenant.id, (tx) => beginAt(tx, id, moment))
    const last = await events(1)
    expect(await takeTurn(ref, ports)).toBe(1)
    expect(targetsOf(receiver.received)).toEqual(shown([...first, ...last]))
  })
})

describe('S09 receivers that mean ill', () => {
  test('a redirect is not followed, and is no success', async () => {
    let followed = 0
    const inner = await startReceiver()
    inner.answer = () => {
      followed++
      return { status: 200 }
    }
    receiver.answer = () => ({ status: 307, headers: { location: inner.url } })
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['role.*'])
    await events(1)
    expect(await takeTurn(ref, stillPorts(start).ports)).toBe(0)
    await inner.close()
    expect(followed).toBe(0)
    expect(await rowOf(id)).toMatchObject({ failures: 1, lastStatus: 307 })
    expect((await deliveriesOf(id))[0]?.error).toContain('redirect')
  })

  test('a private address is never connected to, whatever stands in the database', async () => {
    const { ref, id } = await placeWebhook(tenant, 'https://169.254.169.254/latest', ['role.*'])
    await events(1)
    expect(await takeTurn(ref, stillPorts(start).ports)).toBe(0)
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'queued', responseStatus: null, attempts: 1 })
    expect((await rowOf(id)).lastError).toContain('not an address of the Internet')
  })

  test('of an answer a kilobyte is kept, as text', async () => {
    receiver.answer = () => ({ status: 200, body: `\u0000${'x'.repeat(5_000)}` })
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['role.*'])
    await events(1)
    expect(await takeTurn(ref, stillPorts(start).ports)).toBe(1)
    expect((await deliveriesOf(id))[0]?.responseBody).toBe(`\ufffd${'x'.repeat(1_023)}`)
  })

  test('receivers that hang keep nobody else waiting', async () => {
    const mayEnd = gate()
    const hanging = await Promise.all(
      Array.from({ length: 5 }, (_, n) => placeWebhook(tenant, `http://127.0.0.1:1/hang/${n}`, ['role.*'])),
    )
    const other = await seedTenant({ now: start })
    const good = await placeWebhook(other, receiver.url, ['role.*'])
    await events(1)
    await withTenant(other.id, (tx) => happen(tx, 'role.changed', start))
    const hung = new Set<string>()
    const fetch: Fetch = async (url, request) => {
      if (!url.includes('/hang/')) return safeFetch(url, request)
      hung.add(url)
      await mayEnd.passed
      return safeFetch(url, request)
    }
    const arrived = gate()
    receiver.answer = () => {
      arrived.open()
      return { status: 200 }
    }
    const { ports } = stillPorts(start, fetch)
    const dispatcher = startDispatcher({ ports, everyMs: 1, slots: 4, perTenant: 3 })
    await arrived.passed
    expect(hung.size).toBeLessThanOrEqual(3)
    mayEnd.open()
    await dispatcher.stop()
    expect(hanging).toHaveLength(5)
    expect(receiver.received).toHaveLength(1)
    const settled = await withTenant(other.id, (tx) => tx.db.webhook.findFirstOrThrow({ where: { id: good.id } }))
    expect(settled).toMatchObject({ failures: 0, lease: null })
  })
})

describe('a receiver that is gone', () => {
  test('is tried for five days, then paused; the trail says so and administrators are mailed', async () => {
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': '600' } })
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['role.*'])
    await events(1)
    const { ports, pass } = stillPorts(start)
    await takeTurn(ref, ports)
    expect((await rowOf(id)).nextAttemptAt).toEqual(new Date(start.getTime() + 600_000))
    pass(5 * 86_400 - 1)
    await takeTurn(ref, ports)
    expect(await rowOf(id)).toMatchObject({ status: 'active', failures: 2 })
    pass(3_600)
    await takeTurn(ref, ports)
    expect(await rowOf(id)).toMatchObject({ status: 'paused', pauseReason: 'failing' })
    const told = await withTenant(tenant.id, (tx) => tx.db.auditEvent.findMany({ where: { targetId: id } }))
    expect(told).toMatchObject([{ action: 'webhook.paused', actorKind: 'system', reason: 'failing' }])
    const mail = await withTenant(tenant.id, (tx) => latestMail(tx, id))
    expect(mail.to).toBe(tenant.owner.email)
    expect(mail.subject).toBe(`Webhook to ${new URL(receiver.url).host} paused`)
    expect(mail.text).toContain(`/admin/${tenant.slug}/webhooks/${formatId('webhook', id)}`)
    pass(3_600)
    expect(await takeTurn(ref, ports)).toBe(0)
    expect(receiver.received).toHaveLength(3)
  })

  test('and says so (410) is paused at once', async () => {
    receiver.answer = () => ({ status: 410 })
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['role.*'])
    await events(1)
    await takeTurn(ref, stillPorts(start).ports)
    expect(await rowOf(id)).toMatchObject({ status: 'paused', pauseReason: 'gone' })
  })

  test('a position that is ahead of this server is another server’s: paused, not guessed at', async () => {
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['role.*'])
    await events(1)
    await withTenant(tenant.id, (tx) => beginAt(tx, id, '900000000000:900000000000:'))
    expect(await takeTurn(ref, stillPorts(start).ports)).toBe(0)
    expect(await rowOf(id)).toMatchObject({ status: 'paused', pauseReason: 'moved' })
    expect(receiver.received).toEqual([])
  })
})

describe('a fault of ours', () => {
  test('is no failure of the receiver: the webhook is put aside for a while, and loses nothing', async () => {
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['role.*'])
    const targets = await events(1)
    const { ports, pass } = stillPorts(start)
    const broken: Fetch = () => Promise.reject(new TypeError('a bug'))
    await expect(takeTurn(ref, { ...ports, fetch: broken })).rejects.toThrow('a bug')
    expect(await rowOf(id)).toMatchObject({ status: 'active', failures: 0, lease: null })
    expect(await takeTurn(ref, ports)).toBe(0)
    pass(61)
    expect(await takeTurn(ref, ports)).toBe(1)
    expect(targetsOf(receiver.received)).toEqual(shown(targets))
  })
})

describe('what is due', () => {
  const isDue = async (id: string, at = start) => (await dueWebhooks(at, 1_000)).some((ref) => ref.id === id)

  test('is what has something to send, is not waited for, and nobody sends', async () => {
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['role.*'])
    expect(await isDue(id)).toBe(false)
    await events(1)
    expect(await isDue(id)).toBe(true)
    await takeTurn(ref, stillPorts(start).ports)
    expect(await isDue(id)).toBe(false)
    await events(1)
    const later = new Date(start.getTime() + 60_000)
    await change(id, { nextAttemptAt: later })
    expect([await isDue(id), await isDue(id, later)]).toEqual([false, true])
    await change(id, { nextAttemptAt: null, lease: id, leasedUntil: later })
    expect([await isDue(id), await isDue(id, later)]).toEqual([false, true])
    await withTenant(tenant.id, (tx) => tx.db.tenant.updateMany({ data: { status: 'suspended' } }))
    expect(await isDue(id, later)).toBe(false)
  })

  test('an event that nobody asked for is passed over once', async () => {
    const { ref, id } = await placeWebhook(tenant, receiver.url, ['client.*'])
    await events(3)
    expect(await isDue(id)).toBe(true)
    expect(await takeTurn(ref, stillPorts(start).ports)).toBe(0)
    expect(await isDue(id)).toBe(false)
  })
})
