import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import { mint } from '#lib/kernel/tokens.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { listEvents } from './list.ts'
import { erasePerson } from './person-keys.ts'
import { type AuditEvent, record, subjectHash } from './record.ts'

onTestDatabase()

const now = new Date('2026-11-23T12:00:00Z')
const context = { requestId: 'req-1', ip: '203.0.113.7', userAgent: 'Firefox "\r\n\u001b[31m' }
let tenant: SeededTenant

beforeAll(async () => {
  tenant = await seedTenant()
})

const write = (event: Omit<AuditEvent, 'at'> & { at?: Date }, ip = context.ip) =>
  runWith({ ...context, ip }, () => withTenant(tenant.id, (tx) => record(tx, { at: now, ...event })))
const read = async (targetId: string) =>
  (await withTenant(tenant.id, (tx) => listEvents(tx, { targetId, limit: 200 }))).events
const rawRow = (targetId: string) =>
  withTenant(tenant.id, async (tx) =>
    JSON.stringify(
      await tx.db.$queryRaw`
    select to_jsonb(e) as row, encode(personal, 'escape') as p from audit_event e where target_id = ${targetId}`,
    ),
  )

describe('an event', () => {
  test('ASVS 16.2.1 says who, what, when, where, with what result', async () => {
    const target = newId()
    await write({
      action: 'client.created',
      actor: { kind: 'user', id: tenant.ada.id },
      target,
      environmentId: tenant.production.id,
    })
    expect(await read(target)).toMatchObject([
      {
        at: now,
        action: 'client.created',
        result: 'ok',
        actor: { kind: 'user', id: tenant.ada.id },
        target: { kind: 'client', id: target },
        environmentId: tenant.production.id,
        requestId: 'req-1',
        personal: { ip: '203.0.113.7' },
      },
    ])
  })

  test('is there if, and only if, what it records is', async () => {
    const target = newId()
    const undone = withTenant(tenant.id, async (tx) => {
      await record(tx, { at: now, action: 'client.created', actor: { kind: 'system' }, target })
      throw new Error('rolled back')
    })
    await expect(undone).rejects.toThrow('rolled back')
    expect(await read(target)).toEqual([])
  })

  test('ASVS 16.4.2 can’t be changed or taken back by the role that wrote it', async () => {
    const target = newId()
    await write({ action: 'client.created', actor: { kind: 'system' }, target })
    const change = withTenant(tenant.id, (tx) => tx.db.$executeRaw`update audit_event set action = 'x'`)
    await expect(change).rejects.toThrow(/permission denied/)
    const removal = withTenant(tenant.id, (tx) => tx.db.$executeRaw`delete from audit_event`)
    await expect(removal).rejects.toThrow(/permission denied/)
  })

  test('ASVS 16.4.1 keeps line breaks and escapes as data', async () => {
    const target = newId()
    await write({ action: 'client.created', actor: { kind: 'system' }, target })
    expect((await read(target))[0]?.personal).toMatchObject({ userAgent: context.userAgent })
    expect(await rawRow(target)).not.toContain('Firefox')
  })

  test('ASVS 16.2.5 holds no secret, however it came in', async () => {
    const target = newId()
    const secret = mint('client_secret')
    const after = { name: 'Shop', note: secret, clientSecrets: [secret] }
    await write({
      action: 'client.changed',
      actor: { kind: 'system' },
      target,
      changes: { before: {}, after },
      personal: { typed: secret },
    })
    const [event] = await read(target)
    expect(JSON.stringify(event)).not.toContain(secret)
    expect(event?.changes).toMatchObject({ after: { name: 'Shop', note: '[redacted]', clientSecrets: '[redacted]' } })
  })

  test('a change too large to keep says so', async () => {
    const target = newId()
    const after = {
      redirectUris: Array.from({ length: 400 }, (_, n) => `https://app.example.test/${'x'.repeat(60)}/${n}`),
    }
    await write({ action: 'client.changed', actor: { kind: 'system' }, target, changes: { after } })
    expect((await read(target))[0]?.changes).toEqual({ tooLarge: true })
  })
})

describe('a person in the trail', () => {
  const change = {
    before: { status: 'active', email: 'old@example.test' },
    after: { status: 'suspended', email: 'ada.new@example.test' },
  }

  test('is sealed: the row names nobody', async () => {
    const { id } = tenant.ada
    await write({ action: 'user.changed', actor: { kind: 'system' }, target: id, changes: change })
    const [event] = await read(id)
    expect(event?.changes).toEqual(change)
    const raw = await rawRow(id)
    for (const text of ['ada.new@example.test', 'old@example.test', '203.0.113.7']) expect(raw).not.toContain(text)
    expect(raw).toContain('suspended')
  })

  test('erasing the key erases the person, and leaves the record and everybody else', async () => {
    const { ben, ada } = tenant
    await write({
      action: 'session.started',
      actor: { kind: 'user', id: ben.id },
      target: newId(),
      personal: { name: 'Ben Bitdiddle' },
    })
    await write({ action: 'user.changed', actor: { kind: 'user', id: ada.id }, target: ben.id, changes: change })
    await withTenant(tenant.id, (tx) => erasePerson(tx, ben.id))

    const [ofBen] = await read(ben.id)
    expect(ofBen?.changes).toEqual({ before: { status: 'active' }, after: { status: 'suspended' }, erased: true })
    expect(ofBen?.personal).toMatchObject({ ip: '203.0.113.7' })
    const byBen = await withTenant(tenant.id, (tx) => listEvents(tx, { actorId: ben.id }))
    expect(byBen.events).toMatchObject([{ action: 'session.started', personal: undefined }])
    const dump = await withTenant(tenant.id, (tx) => tx.db.$queryRaw`select audit_event::text as t from audit_event`)
    expect(JSON.stringify(dump)).not.toContain('Bitdiddle')
  })

  test('an event’s sealed part opens in that event alone', async () => {
    const [first, second] = [newId(), newId()]
    for (const target of [first, second])
      await write({ action: 'session.started', actor: { kind: 'user', id: tenant.ada.id }, target })
    const moved = await withTenant(tenant.id, async (tx) => {
      const [one, other] = await tx.db.auditEvent.findMany({ where: { targetId: { in: [first, second] } } })
      return { ...one, id: newId(), targetId: 'moved', personal: other?.personal ?? null }
    })
    await withTenant(tenant.id, (tx) => tx.db.auditEvent.createMany({ data: [moved as never] }))
    await expect(read('moved')).rejects.toThrow('a sealed value could not be opened')
  })

  test('what an unknown person typed is a keyed hash: the same for the same text, another in another tenant', async () => {
    const typed = 'nobody@example.test'
    const target = newId()
    await write({ action: 'session.failed', actor: { kind: 'anonymous' }, target, result: 'failed', typed })
    const row = await withTenant(tenant.id, (tx) => tx.db.auditEvent.findFirstOrThrow({ where: { targetId: target } }))
    expect(Buffer.from(row.subjectHash ?? [])).toEqual(subjectHash(tenant.id, typed))
    expect(subjectHash(newId(), typed).equals(subjectHash(tenant.id, typed))).toBe(false)
    expect(await rawRow(target)).not.toContain('nobody')
  })
})

describe('failures', () => {
  test('are written one by one, then when their number doubles, with the number; another network counts for itself', async () => {
    const target = newId()
    const fail = (ip: string, at = now) =>
      write({ action: 'client.authenticated', actor: { kind: 'client', id: target }, target, result: 'failed', at }, ip)
    for (let n = 0; n < 130; n++) await fail(`198.51.100.${n}`)
    const events = await read(target)
    expect(events).toHaveLength(bounds.trail.individualFailures + 3)
    const sums = events.flatMap(({ changes }) => (changes === null ? [] : [changes.repeated]))
    expect(sums.sort()).toEqual([128, 32, 64])

    await fail('192.0.2.1')
    expect(await read(target)).toHaveLength(events.length + 1)
    await fail('198.51.100.1', new Date(now.getTime() + 61_000))
    expect(await read(target)).toHaveLength(events.length + 2)
  })
})

describe('pages of the trail', () => {
  test('hold each event once, newest first, also those of one moment', async () => {
    const actorId = newId()
    for (let n = 0; n < 25; n++)
      await write({
        action: 'role.changed',
        actor: { kind: 'operator', id: actorId },
        target: newId(),
        at: new Date(now.getTime() + Math.floor(n / 5) * 1000),
      })
    const seen: string[] = []
    const times: number[] = []
    for (let page = await withTenant(tenant.id, (tx) => listEvents(tx, { actorId, limit: 7 })); ; ) {
      seen.push(...page.events.map(({ id }) => id))
      times.push(...page.events.map(({ at }) => at.getTime()))
      const { next } = page
      if (next === undefined) break
      page = await withTenant(tenant.id, (tx) => listEvents(tx, { actorId, limit: 7, after: next }))
    }
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
    expect(times).toEqual([...times].sort((a, b) => b - a))
  })

  test('show one tenant’s events and no others’', async () => {
    const other = await seedTenant()
    const { events } = await withTenant(other.id, (tx) => listEvents(tx, { limit: 200 }))
    expect(events.map(({ action }) => action)).toEqual(['tenant.created'])
  })
})
