import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail, linkIn } from '#lib/mail/testing/outbox.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { readLink } from './challenges/link.ts'
import { askEmailChange, confirmEmailChange } from './change-email.ts'
import { undoEmailChange } from './undo-email-change.ts'

onTestDatabase()

const now = new Date()
let tenant: SeededTenant
let person: SeededUser

beforeAll(async () => {
  keepOutbox()
  tenant = await seedTenant({ now })
})

const inTenant = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => withTenant(tenant.id, run)
const freshEmail = () => `p${newId().slice(-12)}@example.test`

beforeEach(async () => {
  const wanted = { directoryId: tenant.directories.main, displayName: 'Pat', password: 'four tall ships', now }
  person = await inTenant((tx) => seedUser(tx, { ...wanted, email: freshEmail() }))
})

const place = () => ({ directoryId: tenant.directories.main, environmentId: tenant.production.id })
/** `seconds` later, so that the newest of two mails is the one that was written last. */
const ask = (normalized: string, seconds = 0) =>
  inTenant((tx) =>
    askEmailChange(tx, {
      ...place(),
      userId: person.id,
      issuer: tenant.production.issuer,
      email: { value: normalized, normalized },
      now: plusSeconds(now, seconds),
    }),
  )

async function keyFrom(purpose: string, normalized: string) {
  const where = { userId: person.id, purpose, normalized }
  const { id } = await inTenant((tx) => tx.db.mailChallenge.findFirstOrThrow({ where }))
  const mail = await inTenant((tx) => latestMail(tx, id))
  const { searchParams } = new URL(linkIn(mail))
  return { mail, key: readLink(searchParams.get('challenge') ?? '', searchParams.get('token') ?? '') }
}
const confirm = async (normalized: string) => {
  const { key } = await keyFrom('change_email', normalized)
  const link = { place: place(), key }
  return (await inTenant((tx) => confirmEmailChange(tx, { link, issuer: tenant.production.issuer, now }))).kind
}
const emailNow = () =>
  inTenant((tx) => tx.db.identifier.findFirstOrThrow({ where: { userId: person.id, kind: 'email', primary: true } }))

describe('a change of address', () => {
  test('UX-H46 counts once the new address is confirmed; the old one is told and can take it back', async () => {
    const wanted = freshEmail()
    await ask(wanted)
    expect((await emailNow()).normalized).toBe(person.email)
    expect(await confirm(wanted)).toBe('changed')
    expect(await emailNow()).toMatchObject({ normalized: wanted, verifiedAt: now })
    const { mail, key } = await keyFrom('undo_email', person.email)
    expect([mail.to, mail.text.includes('This wasn’t me')]).toEqual([person.email, true])
    const link = { place: place(), key }
    expect((await inTenant((tx) => undoEmailChange(tx, { link, now }))).kind).toBe('undone')
    expect(await emailNow()).toMatchObject({ normalized: person.email, verifiedAt: now })
    expect((await inTenant((tx) => undoEmailChange(tx, { link, now }))).kind).toBe('used')
  })

  test('Y04 a second change takes nobody’s way back to the first address', async () => {
    const [second, third] = [freshEmail(), freshEmail()]
    await ask(second)
    await confirm(second)
    await ask(third, 1)
    await confirm(third)
    const { key } = await keyFrom('undo_email', person.email)
    const link = { place: place(), key }
    expect((await inTenant((tx) => undoEmailChange(tx, { link, now }))).kind).toBe('undone')
    expect((await emailNow()).normalized).toBe(person.email)
  })

  test('Y04 only the newest, and once', async () => {
    const [first, second] = [freshEmail(), freshEmail()]
    await ask(first)
    const { key } = await keyFrom('change_email', first)
    await ask(second, 1)
    const link = { place: place(), key }
    const issuer = tenant.production.issuer
    expect((await inTenant((tx) => confirmEmailChange(tx, { link, issuer, now }))).kind).toBe('replaced')
    const newest = { place: place(), key: (await keyFrom('change_email', second)).key }
    const all = await Promise.all(
      Array.from({ length: 20 }, () =>
        inTenant((tx) => confirmEmailChange(tx, { link: newest, issuer, now })).then(({ kind }) => kind),
      ),
    )
    expect([all.filter((kind) => kind === 'changed'), all.filter((kind) => kind === 'used')]).toMatchObject([
      { length: 1 },
      { length: 19 },
    ])
  })

  test('is refused when somebody else has the address by then', async () => {
    await ask(tenant.ada.email)
    expect(await confirm(tenant.ada.email)).toBe('taken')
    expect((await emailNow()).normalized).toBe(person.email)
  })
})
