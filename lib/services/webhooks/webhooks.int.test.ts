import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { keepOutbox } from '#lib/mail/testing/outbox.ts'
import { seedBuiltInRole } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { allowLoopback, happen, stillPorts } from '#lib/webhooks/testing/place.ts'
import { type Receiver, signaturesBy, startReceiver } from '#lib/webhooks/testing/receiver.ts'
import { takeTurn } from '#lib/webhooks/turn.ts'
import { createAssignment } from '../assignments/create.ts'
import type { Call } from '../call.ts'
import { createRole } from '../roles/create.ts'
import { setRolePermissions } from '../roles/set-permissions.ts'
import { changeWebhook } from './change.ts'
import { createWebhook } from './create.ts'
import { deleteWebhook } from './delete.ts'
import { listWebhookDeliveries } from './deliveries.ts'
import { getWebhookDelivery } from './delivery.ts'
import { getWebhook } from './get.ts'
import { listWebhooks } from './list.ts'
import { pauseWebhook } from './pause.ts'
import { replayWebhook } from './replay.ts'
import { resumeWebhook } from './resume.ts'
import { retryWebhookDelivery } from './retry.ts'
import { rotateWebhookSecret } from './rotate-secret.ts'
import { testWebhook } from './test.ts'

onTestDatabase({ keys: 54 })

const start = new Date('2026-11-25T12:00:00Z')
let receiver: Receiver
let tenant: SeededTenant
let owner: Call

const as = (person: { id: string; directoryId: string; displayName: string }): Call => ({
  actor: {
    kind: 'user',
    tenantId: tenant.id,
    directoryId: person.directoryId,
    userId: person.id,
    name: person.displayName,
  },
  tenant: tenant.slug,
  now: start,
})

beforeEach(async () => {
  keepOutbox()
  allowLoopback()
  receiver = await startReceiver()
  tenant = await seedTenant({ now: start })
  owner = as(tenant.owner)
})
afterEach(() => receiver.close())

const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: { code?: unknown }) => error.code ?? error,
  )
const refOf = (id: string) => ({ tenantId: tenant.id, id: parseId('webhook', id) ?? '' })
const happens = () => withTenant(tenant.id, (tx) => happen(tx, 'role.changed', start))
const make = (events: string[] = ['role.*'], call: Call = owner) =>
  createWebhook.call(call, { url: receiver.url, events })

describe('S09 what may be registered', () => {
  test.each([
    ...['http://hooks.example.com/', 'https://10.0.0.1/', 'https://169.254.169.254/latest', 'https://167772161/'],
    ...['https://[::ffff:10.0.0.1]/', 'https://db.internal/', 'https://me:secret@hooks.example.com/', 'nothing'],
  ])('%s may not, new or changed', async (url) => {
    expect(await code(createWebhook.call(owner, { url }))).toBe('invalid')
    const { id } = await createWebhook.call(owner, { url: 'https://hooks.example.com/' })
    expect(await code(changeWebhook.call(owner, { id, url }))).toBe('invalid')
  })

  test('https to a name of the Internet may; events are those of the catalogue; a tenant has twenty', async () => {
    const url = 'https://hooks.example.com/'
    expect(await code(createWebhook.call(owner, { url, events: ['client.*', 'user.deleted'] }))).toBe('ok')
    for (const events of [['client'], ['*'], ['client.exploded'], ["'; drop"]])
      expect(await code(createWebhook.call(owner, { url, events }))).toBe('invalid')
    for (let made = 1; made < bounds.webhook.perTenant; made++) await createWebhook.call(owner, { url })
    expect(await code(createWebhook.call(owner, { url }))).toBe('conflict')
  })
})

describe('S04 secrets', () => {
  test('are told once, and stand in no answer, no list and no event after that', async () => {
    const made = await make([])
    const rotated = await rotateWebhookSecret.call(owner, { id: made.id, graceHours: 1 })
    await takeTurn(refOf(made.id), stillPorts(start).ports)
    const [delivery] = (await listWebhookDeliveries.call(owner, { id: made.id })).rows
    const told = JSON.stringify([
      await getWebhook.call(owner, { id: made.id }),
      await listWebhooks.call(owner, {}),
      await getWebhookDelivery.call(owner, { id: made.id, delivery: delivery?.id ?? '' }),
      await withTenant(tenant.id, (tx) => tx.db.auditEvent.findMany({ select: { changes: true, reason: true } })),
      receiver.received.map(({ body }) => body),
    ])
    expect(told).not.toContain('whsec_')
    for (const secret of [made.secret, rotated.secret]) expect(told).not.toContain(secret.slice(6, 30))
  })

  test('the address’s path is shown to who may write it, and stands in no event', async () => {
    const { id } = await createWebhook.call(owner, { url: 'https://hooks.example.com/services/T0KEN?key=s3cret' })
    await withTenant(tenant.id, (tx) => seedBuiltInRole(tx, tenant.ben, 'auditor', start))
    expect((await getWebhook.call(as(tenant.ben), { id })).webhook.url).toBe('https://hooks.example.com/…')
    expect((await getWebhook.call(owner, { id })).webhook.url).toContain('T0KEN')
    const events = await withTenant(tenant.id, (tx) => tx.db.auditEvent.findMany({ select: { changes: true } }))
    expect(JSON.stringify(events)).not.toMatch(/T0KEN|s3cret/)
  })

  test('both sign while the old one holds; without grace only the new one', async () => {
    const made = await make()
    const second = await rotateWebhookSecret.call(owner, { id: made.id, graceHours: 24 })
    await happens()
    const { ports } = stillPorts(start)
    await takeTurn(refOf(made.id), ports)
    const third = await rotateWebhookSecret.call(owner, { id: made.id, graceHours: 0 })
    await happens()
    await takeTurn(refOf(made.id), ports)
    const secrets = [made.secret, second.secret, third.secret]
    expect(receiver.received.map((each) => secrets.map((secret) => signaturesBy(secret, each)))).toEqual([
      [1, 1, 0],
      [0, 0, 1],
    ])
    expect((await getWebhook.call(owner, { id: made.id })).secrets).toMatchObject([{ hint: third.hint }])
  })
})

describe('S10 who may not read the trail', () => {
  test('does not send it anywhere, whatever else their role lets them do', async () => {
    const { id } = await make()
    const role = await createRole.call(owner, { name: 'Plumber', slug: 'plumber' })
    const api = await withTenant(tenant.id, (tx) =>
      tx.db.permission.findMany({ where: { name: { in: ['webhook:read', 'webhook:write'] } }, select: { id: true } }),
    )
    const granted = api.map((permission) => formatId('permission', permission.id))
    await setRolePermissions.call(owner, { id: role.id, granted })
    await createAssignment.call(owner, { to: formatId('user', tenant.ben.id), role: role.id })
    const plumber = as(tenant.ben)
    const url = 'https://elsewhere.example.com/'
    expect(await code(getWebhook.call(plumber, { id }))).toBe('ok')
    expect((await getWebhook.call(plumber, { id })).maySend).toBe(false)
    expect(await code(createWebhook.call(plumber, { url }))).toBe('forbidden')
    expect(await code(changeWebhook.call(plumber, { id, url }))).toBe('forbidden')
    expect(await code(rotateWebhookSecret.call(plumber, { id }))).toBe('forbidden')
    expect(await code(resumeWebhook.call(plumber, { id }))).toBe('forbidden')
    await happens()
    await takeTurn(refOf(id), stillPorts(start).ports)
    const [delivery] = (await listWebhookDeliveries.call(plumber, { id })).rows
    const seen = await getWebhookDelivery.call(plumber, { id, delivery: delivery?.id ?? '' })
    expect(seen).toMatchObject({ mayRead: false, request: null, response: null })
    expect(await code(pauseWebhook.call(plumber, { id }))).toBe('ok')
  })
})

describe('what is sent beside the order of the trail', () => {
  test('the first event is that of its own creation', async () => {
    const made = await make([])
    await takeTurn(refOf(made.id), stillPorts(start).ports)
    expect(receiver.received.map(({ type }) => type)).toEqual(['webhook.created'])
  })

  test('a test comes at once, also to one that is waited for, and is tried once', async () => {
    const { id } = await make()
    const { ports } = stillPorts(start)
    receiver.answer = () => ({ status: 500, body: 'not today' })
    await happens()
    await takeTurn(refOf(id), ports)
    const { delivery } = await testWebhook.call(owner, { id })
    receiver.answer = ({ type }) => ({ status: type === 'webhook.test' ? 400 : 500, body: 'who are you' })
    await takeTurn(refOf(id), ports)
    expect(receiver.received.map(({ type }) => type)).toEqual(['role.changed', 'webhook.test', 'role.changed'])
    expect(receiver.received[1]?.id).toBe(delivery)
    const seen = await getWebhookDelivery.call(owner, { id, delivery })
    expect(seen).toMatchObject({
      delivery: { status: 'failed', cause: 'test', responseStatus: 400, attempts: 1 },
      response: 'who are you',
    })
    expect(JSON.parse(seen.request ?? '')).toMatchObject({ type: 'webhook.test', data: { test: true } })
    expect((await getWebhook.call(owner, { id })).webhook).toMatchObject({ health: 'failing', failures: 2 })
  })

  test('one event is sent again under its own message id', async () => {
    const { id } = await make()
    const { ports } = stillPorts(start)
    await happens()
    await takeTurn(refOf(id), ports)
    const [delivery] = (await listWebhookDeliveries.call(owner, { id })).rows
    const again = await retryWebhookDelivery.call(owner, { id, delivery: delivery?.id ?? '' })
    await takeTurn(refOf(id), ports)
    const [first, second] = receiver.received
    expect([second?.id, second?.body]).toEqual([first?.id, first?.body])
    const { rows } = await listWebhookDeliveries.call(owner, { id })
    expect(rows.find((row) => row.id === again.delivery)).toMatchObject({ cause: 'retry', status: 'delivered' })
  })

  test('what waits for its next try is tried now', async () => {
    const { id } = await make()
    const { ports } = stillPorts(start)
    receiver.answer = () => ({ status: 500 })
    await happens()
    await takeTurn(refOf(id), ports)
    receiver.answer = () => ({ status: 200 })
    expect(await takeTurn(refOf(id), ports)).toBe(0)
    const [waiting] = (await listWebhookDeliveries.call(owner, { id, status: 'queued' })).rows
    await retryWebhookDelivery.call(owner, { id, delivery: waiting?.id ?? '' })
    expect(await takeTurn(refOf(id), ports)).toBe(1)
    expect((await listWebhookDeliveries.call(owner, { id })).rows).toMatchObject([{ status: 'delivered', attempts: 2 }])
  })

  test('a range is replayed in order, what the webhook asks for and nothing else', async () => {
    const { id } = await make()
    const targets: string[] = []
    for (let n = 0; n < 5; n++)
      targets.push(
        await withTenant(tenant.id, (tx) => happen(tx, 'role.changed', new Date(start.getTime() + n * 1_000))),
      )
    await withTenant(tenant.id, (tx) => happen(tx, 'client.changed', new Date(start.getTime() + 1_500)))
    const { ports } = stillPorts(start)
    await takeTurn(refOf(id), ports)
    const live = receiver.received.splice(0)
    const range = { since: '2026-11-25T12:00:01Z', until: '2026-11-25T13:00:04+01:00' }
    expect(await replayWebhook.call(owner, { id, ...range })).toEqual({ events: 3 })
    expect(await takeTurn(refOf(id), ports)).toBe(3)
    expect(receiver.received.map((each) => each.id)).toEqual(live.slice(1, 4).map((each) => each.id))
    expect(await code(replayWebhook.call(owner, { id, since: range.until, until: range.since }))).toBe('invalid')
    const empty = { since: '2020-01-01T00:00:00Z', until: '2020-01-02T00:00:00Z' }
    expect(await code(replayWebhook.call(owner, { id, ...empty }))).toBe('conflict')
  })

  test('a replay that is refused again and again gives up, and the trail goes on', async () => {
    const { id } = await make()
    const { ports, pass } = stillPorts(start)
    await happens()
    await takeTurn(refOf(id), ports)
    receiver.answer = () => ({ status: 422 })
    await replayWebhook.call(owner, { id, since: '2026-11-25T00:00:00Z', until: '2026-11-26T00:00:00Z' })
    for (let n = 0; n < bounds.webhook.replayAttempts; n++) {
      await takeTurn(refOf(id), ports)
      pass(3_600)
    }
    receiver.answer = () => ({ status: 200 })
    await happens()
    expect(await takeTurn(refOf(id), ports)).toBe(1)
    const { rows } = await listWebhookDeliveries.call(owner, { id, status: 'failed' })
    expect(rows).toMatchObject([{ cause: 'replay', attempts: bounds.webhook.replayAttempts }])
  })

  test('nothing is queued for one that is paused; resumed, it goes on where it stopped or from now', async () => {
    const { id } = await make()
    const { ports } = stillPorts(start)
    await pauseWebhook.call(owner, { id })
    expect(await code(testWebhook.call(owner, { id }))).toBe('conflict')
    await happens()
    await resumeWebhook.call(owner, { id })
    expect(await takeTurn(refOf(id), ports)).toBe(1)
    await pauseWebhook.call(owner, { id })
    await happens()
    await resumeWebhook.call(owner, { id, from: 'now' })
    expect(await takeTurn(refOf(id), ports)).toBe(0)
    await happens()
    expect(await takeTurn(refOf(id), ports)).toBe(1)
  })
})

describe('changing and deleting', () => {
  test('who saved on an old page is told, and nothing of theirs is kept', async () => {
    const { id } = await make()
    const { version } = await getWebhook.call(owner, { id })
    await changeWebhook.call(owner, { id, version, url: receiver.url, description: 'first' })
    expect(await code(changeWebhook.call(owner, { id, version, url: receiver.url, description: 'second' }))).toBe(
      'conflict',
    )
    expect((await getWebhook.call(owner, { id })).webhook.description).toBe('first')
  })

  test('sending does not count as a change of the settings', async () => {
    const { id } = await make()
    const { version } = await getWebhook.call(owner, { id })
    await happens()
    await takeTurn(refOf(id), stillPorts(start).ports)
    expect(await code(changeWebhook.call(owner, { id, version, url: receiver.url }))).toBe('ok')
  })

  test('its host is typed; with it go its secrets and its log', async () => {
    const { id } = await make()
    await testWebhook.call(owner, { id })
    expect(await code(deleteWebhook.call(owner, { id, confirm: 'yes' }))).toBe('invalid')
    await deleteWebhook.call(owner, { id, confirm: new URL(receiver.url).host })
    const left = await withTenant(tenant.id, (tx) => tx.db.webhookDelivery.count())
    expect([left, await code(getWebhook.call(owner, { id }))]).toEqual([0, 'not_found'])
  })

  test('S02 another tenant’s owner finds none of it, whichever tenant they ask', async () => {
    const { id } = await make()
    const { delivery } = await testWebhook.call(owner, { id })
    const other = await seedTenant({ now: start })
    const { directoryId, id: userId } = other.owner
    const actor: Actor = { kind: 'user', tenantId: other.id, directoryId, userId, name: 'Other' }
    for (const slug of [tenant.slug, other.slug]) {
      const call = { actor, tenant: slug, now: start }
      expect(await code(getWebhook.call(call, { id }))).toBe('not_found')
      expect(await code(getWebhookDelivery.call(call, { id, delivery }))).toBe('not_found')
      expect(await code(deleteWebhook.call(call, { id, confirm: 'x' }))).toBe('not_found')
    }
    const second = await make()
    expect(await code(getWebhookDelivery.call(owner, { id: second.id, delivery }))).toBe('not_found')
  })
})
