import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asPlatform } from '#lib/db/as-platform.ts'
import { purgeExpired } from '#lib/db/janitor.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { requestContext, runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { leaseSeconds } from './claim.ts'
import { composeLetter } from './compose.ts'
import { deliverMail } from './deliver.ts'
import type { MailKind } from './kinds.ts'
import type { Letter } from './letter.ts'
import { isOutboxReadable } from './outbox.ts'
import { readerOf } from './reader.ts'
import { requeueMails } from './requeue.ts'
import { waitSeconds } from './settle.ts'
import { configureMail, latestMail } from './testing/outbox.ts'
import { type Sink, startSink } from './testing/sink.ts'
import { withdrawMails } from './withdraw.ts'
import { writeMail } from './write.ts'

onTestDatabase({ keys: 3 })

let tenant: SeededTenant
let sink: Sink
let now = new Date()
const clock = () => now

beforeAll(async () => {
  sink = await startSink((address) => {
    if (address.startsWith('nobody@')) return { code: 550, words: `${address} is not here` }
    return address.startsWith('later@') ? { code: 451, words: 'come back later' } : undefined
  })
  tenant = await seedTenant({ now })
})
afterAll(() => sink.close())

beforeEach(() => {
  now = new Date()
  sink.mails.length = 0
  configureMail({
    SIGNET_SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    SIGNET_MAIL_FROM: 'Acme <no-reply@acme.test>',
  })
})

const letter: Letter = {
  language: 'en',
  heading: 'Invitation',
  subject: 'Invitation to Acme',
  paragraphs: ['Hello <b>Ada</b> & all,'],
  action: { label: 'Accept', url: 'https://id.acme.test/t/acme/production/invitation?token=sgi_x&a=1' },
  closing: ['Sent by id.acme.test.'],
}

const write = (to = 'ada@example.test', wanted: Partial<Letter> = {}, aboutId: string | null = null) =>
  withTenant(tenant.id, (tx) => writeMail(tx, { kind: 'test', to, letter: { ...letter, ...wanted }, aboutId, now }))
const rowOf = (id: string) => withTenant(tenant.id, (tx) => tx.db.mail.findFirstOrThrow({ where: { id } }))
const deliver = (id: string) => deliverMail(tenant.id, id, clock)

describe('a mail', () => {
  test('arrives once, at one recipient, as text and as HTML, and what it said is erased', async () => {
    const id = await write()
    expect(await deliver(id)).toBe('sent')
    expect(await deliver(id)).toBe('absent')
    expect(sink.mails).toHaveLength(1)
    const [{ mail, raw, to, from }] = sink.mails as [Sink['mails'][number]]
    expect([to, from]).toEqual([['ada@example.test'], 'no-reply@acme.test'])
    expect(mail.subject).toBe('Invitation to Acme')
    expect(mail.from?.text).toBe('"Acme" <no-reply@acme.test>')
    expect(mail.messageId).toBe(`<${id}@acme.test>`)
    expect(mail.text).toContain(letter.action?.url)
    expect(mail.html).toContain('Hello &lt;b&gt;Ada&lt;/b&gt; &amp; all,')
    expect(raw).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(mail.html).not.toMatch(/<img|src=|url\(|@import|<link/i)
    expect(await rowOf(id)).toMatchObject({ status: 'sent', body: null, attempts: 1, nextTryAt: null, sentAt: now })
  })

  test('V6 is one too many where a tenant sent all that it may in a day, unless it is a notice, of which there are more; samples use up nobody else’s', async () => {
    const flooded = await seedTenant({ now })
    const flood = (kind: MailKind, count: number) =>
      withTenant(
        flooded.id,
        (tx) => tx.db.$executeRaw`
          insert into mails (tenant_id, id, kind, status, recipient, subject, message_id, created_at)
          select ${tx.tenantId}::uuid, gen_random_uuid(), ${kind}, 'outbox', 'x', 'x', ${kind} || n, ${now}
          from generate_series(1, ${count}::int) n`,
      )
    const send = (kind: MailKind) =>
      withTenant(flooded.id, (tx) => writeMail(tx, { kind, to: 'ada@example.test', letter, aboutId: null, now }))
    await flood('test', bounds.mail.samplesPerDay)
    await expect(send('test')).rejects.toMatchObject({ code: 'limited' })
    await send('challenge')
    await flood('invitation', bounds.mail.perDay - 1)
    await expect(send('challenge')).rejects.toMatchObject({ code: 'limited' })
    await send('security_notice')
    await flood('security_notice', bounds.mail.noticesPerDay - 1)
    await expect(send('security_notice')).rejects.toMatchObject({ code: 'limited' })
    await withTenant(flooded.id, (tx) => tx.db.mail.deleteMany({}))
  })

  test('is there only if what causes it is', async () => {
    const lost = withTenant(tenant.id, async (tx) => {
      await writeMail(tx, { kind: 'test', to: 'a@b.test', letter, aboutId: null, now })
      throw new Error('the cause failed')
    })
    await expect(lost).rejects.toThrow('the cause failed')
    expect(await withTenant(tenant.id, (tx) => tx.db.mail.count({ where: { status: 'queued' } }))).toBe(0)
  })

  test('claimed twice at once is sent once', async () => {
    const id = await write()
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => deliver(id)))
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1)
    expect(sink.mails).toHaveLength(1)
  })

  test('whose sender was killed is sent by another after its lease, under the same Message-ID', async () => {
    const id = await write()
    const killed = () => new Promise<void>(() => undefined)
    void deliverMail(tenant.id, id, clock, killed)
    await expect.poll(async () => (await rowOf(id)).attempts).toBe(1)
    expect(await deliver(id)).toBe('absent')
    now = plusSeconds(now, leaseSeconds + 1)
    expect(await deliver(id)).toBe('sent')
    expect(sink.mails.map(({ mail }) => mail.messageId)).toEqual([`<${id}@acme.test>`])
  })

  test('and one who comes back after its lease settles nothing', async () => {
    const id = await write()
    let finish = () => {}
    const slow = deliverMail(
      tenant.id,
      id,
      clock,
      () => new Promise((_, fail) => (finish = () => fail(new Error('late')))),
    )
    await expect.poll(async () => (await rowOf(id)).attempts).toBe(1)
    now = plusSeconds(now, leaseSeconds + 1)
    expect(await deliver(id)).toBe('sent')
    finish()
    await slow
    expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 2, lastError: null })
  })

  test('that is due without a job is queued again', async () => {
    const id = await withTenant(tenant.id, async (tx) => {
      const made = await writeMail(tx, { kind: 'test', to: 'ada@example.test', letter, aboutId: null, now })
      await tx.db.mail.updateMany({ where: { id: made }, data: { nextTryAt: plusSeconds(now, -60) } })
      return made
    })
    expect(await requeueMails()).toBeGreaterThan(0)
    expect(await deliver(id)).toBe('sent')
    await withTenant(tenant.id, (tx) => tx.db.mail.deleteMany({}))
    expect(await requeueMails()).toBe(0)
  })
})

describe('a mail that does not arrive', () => {
  test('is tried again, each time later, and given up after the last try, in words that name nobody', async () => {
    const id = await write('later@example.test')
    for (let attempt = 1; attempt < bounds.mail.attempts; attempt++) {
      expect(await deliver(id)).toBe('failed')
      const row = await rowOf(id)
      expect(row).toMatchObject({
        status: 'queued',
        attempts: attempt,
        nextTryAt: plusSeconds(now, waitSeconds(attempt)),
      })
      expect(await deliver(id)).toBe('absent')
      now = row.nextTryAt ?? now
    }
    expect(await deliver(id)).toBe('failed')
    const row = await rowOf(id)
    expect(row).toMatchObject({ status: 'failed', attempts: bounds.mail.attempts, nextTryAt: null, body: null })
    expect(row.lastError).toBe('The mail server refused the recipient or the sender (451).')
  })

  test('because the server refuses the recipient is not tried again', async () => {
    const id = await write('nobody@example.test')
    expect(await deliver(id)).toBe('failed')
    expect(await rowOf(id)).toMatchObject({ status: 'failed', attempts: 1, body: null })
    expect((await rowOf(id)).lastError).not.toContain('nobody')
  })

  test('because there is no server there is tried again', async () => {
    configureMail({ SIGNET_SMTP_URL: 'smtp://127.0.0.1:1', SIGNET_MAIL_FROM: 'no-reply@acme.test' })
    const id = await write()
    expect(await deliver(id)).toBe('failed')
    expect(await rowOf(id)).toMatchObject({
      status: 'queued',
      lastError: 'The mail server could not be reached, or it broke the connection.',
    })
  })
})

describe('a mail that is old, or can not be opened', () => {
  test('is failed for good when its key is gone', async () => {
    const id = await write()
    await withTenant(tenant.id, (tx) =>
      tx.db.mail.updateMany({ where: { id }, data: { body: Uint8Array.from(Buffer.alloc(80, 1)) } }),
    )
    expect(await deliver(id)).toBe('absent')
    expect(await rowOf(id)).toMatchObject({ status: 'failed', lastError: 'What it said can no longer be opened.' })
    expect(sink.mails).toEqual([])
  })

  test('is purged after thirty days', async () => {
    const [old, young] = [await write(), await write()]
    const createdAt = plusSeconds(now, -31 * 86_400)
    await withTenant(tenant.id, (tx) => tx.db.mail.updateMany({ where: { id: old }, data: { createdAt } }))
    expect((await purgeExpired()).deleted.mails).toBe(1)
    expect(await withTenant(tenant.id, (tx) => tx.db.mail.count({ where: { id: { in: [old, young] } } }))).toBe(1)
  })
})

describe('operators', () => {
  test('see how a mail of a tenant fares, and the database keeps them from whom it is for and what it says', async () => {
    const id = await write('nobody@example.test')
    await deliver(id)
    const select = { kind: true, status: true, lastError: true } as const
    const seen = await asPlatform((db) => db.mail.findFirstOrThrow({ where: { id }, select }))
    expect(seen).toMatchObject({ kind: 'test', status: 'failed' })
    for (const column of ['recipient', 'subject', 'body'] as const)
      await expect(
        asPlatform((db) => db.mail.findFirst({ where: { id }, select: { [column]: true } })),
        column,
      ).rejects.toThrow(/permission denied|denied access/)
  })
})

describe('who reads a mail', () => {
  const readBy = (known: Parameters<typeof readerOf>[1]) => withTenant(tenant.id, (tx) => readerOf(tx, known))

  test('UX-H74 does so in their own language, else that of the page they asked on, else the tenant’s, else English', async () => {
    const onPage = <T>(language: string, work: () => Promise<T>) =>
      runWith({ ...requestContext(), language: () => language }, work)
    expect((await readBy({})).language).toBe('en')
    await withTenant(tenant.id, (tx) => tx.db.tenant.updateMany({ data: { defaultLanguage: 'fr' } }))
    expect((await readBy({ locale: 'nl' })).language).toBe('fr')
    expect((await onPage('ja', () => readBy({}))).language).toBe('ja')
    expect((await onPage('ja', () => readBy({ locale: 'ar-EG' }))).language).toBe('ar')
    await withTenant(tenant.id, (tx) => tx.db.tenant.updateMany({ data: { defaultLanguage: null } }))
  })

  test('sees the name, the colours and the texts that the tenant published', async () => {
    const { id: brandingId, tenantId } = { id: newId(), tenantId: tenant.id }
    const texts = { en: { mail: { 'test.heading': 'Hello from us' } } }
    const value = { name: 'Acme ID', colours: { light: { accent: '#7a0b2e' } }, texts }
    await withTenant(tenantId, async ({ db }) => {
      await db.branding.createMany({ data: [{ tenantId, id: brandingId, published: 1 }] })
      await db.brandingVersion.createMany({ data: [{ tenantId, brandingId, number: 1, value, actorKind: 'system' }] })
    })
    const letter = composeLetter({ kind: 'test' }, await readBy({}))
    expect([letter.heading, letter.brand?.name, letter.brand?.accent]).toEqual(['Hello from us', 'Acme ID', '#7a0b2e'])
  })
})

describe('the outbox', () => {
  test('Y02 keeps what a mail says on the embedded database and a loopback origin alone', async () => {
    configureMail({ SIGNET_INTERNAL_EMBEDDED: 'yes' })
    const kept = await rowOf(await write())
    configureMail({})
    const elsewhere = await rowOf(await write())
    expect([kept.status, kept.body === null]).toEqual(['outbox', false])
    expect([elsewhere.status, elsewhere.body]).toEqual(['outbox', null])
    const at = (isEmbedded: boolean, origin: string) => isOutboxReadable({ isEmbedded, origin })
    expect(at(true, 'http://localhost:3000')).toBe(true)
    expect(at(true, 'http://127.0.0.1:3000')).toBe(true)
    expect(at(true, 'https://id.acme.test')).toBe(false)
    expect(at(false, 'http://localhost:3000')).toBe(false)
  })

  test('a mail about something that ended is withdrawn, with what it said', async () => {
    configureMail({ SIGNET_INTERNAL_EMBEDDED: 'yes' })
    const about = tenant.ada.id
    const id = await write('ada@example.test', {}, about)
    await withTenant(tenant.id, (tx) => withdrawMails(tx, about, 'Replaced by a newer one.'))
    expect(await rowOf(id)).toMatchObject({ status: 'withdrawn', body: null, lastError: 'Replaced by a newer one.' })
  })

  test('is sealed: neither the address nor the subject stands in the row', async () => {
    configureMail({ SIGNET_INTERNAL_EMBEDDED: 'yes' })
    const row = await rowOf(await write('ada@example.test', {}, tenant.ben.id))
    for (const cell of [row.recipient, row.subject, row.body ?? new Uint8Array()])
      expect(Buffer.from(cell).toString('latin1')).not.toMatch(/ada@|Invitation|token/)
    const read = await withTenant(tenant.id, (tx) => latestMail(tx, tenant.ben.id))
    expect(read).toMatchObject({ to: 'ada@example.test', subject: 'Invitation to Acme' })
  })
})

describe('bounds', () => {
  test('Y09 a subject is one line, whatever stands in a name', async () => {
    const id = await write('ada@example.test', {
      subject: `Invitation to Acme\r\nBcc: mallory@example.test${'x'.repeat(500)}`,
    })
    await deliver(id)
    const [sent] = sink.mails
    expect(sent?.to).toEqual(['ada@example.test'])
    expect(sent?.raw).not.toMatch(/^Bcc:/m)
    expect(sent?.mail.subject?.length).toBeLessThanOrEqual(bounds.mail.subject)
  })
})
