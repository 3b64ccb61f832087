import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail } from '#lib/mail/testing/outbox.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { loadOwned } from '../assurance/owned.ts'
import { stillValid } from '../assurance/still-valid.ts'
import { createBrowser } from '../browsers.ts'
import { type Authenticating, beginAuthentication, finishAuthentication } from './authenticate.ts'
import { listPasskeys } from './list-passkeys.ts'
import { beginRegistration, finishRegistration } from './register.ts'
import { relyingPartyOf } from './relying-party.ts'
import { removePasskeys } from './remove-passkeys.ts'
import { renamePasskey } from './rename-passkey.ts'
import { SoftAuthenticator, type Wrong } from './testing/soft-authenticator.ts'

onTestDatabase()

const now = new Date('2026-11-26T12:00:00Z')
let tenant: SeededTenant
let other: SeededTenant
let person: SeededUser
let browserId: string

beforeAll(async () => {
  keepOutbox()
  tenant = await seedTenant({ now })
  other = await seedTenant({ now })
})
beforeEach(async () => {
  const email = `p${newId().slice(-12)}@example.test`
  const wanted = {
    directoryId: tenant.directories.main,
    email,
    displayName: 'Pat',
    password: 'four tall quiet ships',
    now,
  }
  person = await inTenant((tx) => seedUser(tx, wanted))
  browserId = (await inTenant((tx) => createBrowser(tx, tenant.production.id, now))).id
})

const inTenant = <T>(run: (tx: Tx) => Promise<T>, where = tenant): Promise<T> =>
  runWith({ requestId: newId(), ip: '192.0.2.1', userAgent: 'test' }, () => withTenant(where.id, run))
const party = () => relyingPartyOf(tenant.production.issuer, 'Acme')
const device = (synced = true) => new SoftAuthenticator(party().origin, synced)
const directoryId = () => tenant.directories.main ?? ''

type Place = Partial<Authenticating>
const place = (changes: Place = {}): Authenticating => ({
  directoryId: directoryId(),
  environmentId: tenant.production.id,
  browserId,
  userId: null,
  clientRef: null,
  party: party(),
  now,
  ...changes,
})
const registering = () => ({ ...place(), userId: person.id })

async function register(authenticator: SoftAuthenticator, wrong: Wrong = {}) {
  const options = await inTenant((tx) => beginRegistration(tx, registering()))
  return inTenant((tx) => finishRegistration(tx, registering(), authenticator.create(options, wrong)))
}

async function show(authenticator: SoftAuthenticator, wrong: Wrong = {}, at: Place = {}) {
  const options = await inTenant((tx) => beginAuthentication(tx, place(at)))
  return inTenant((tx) => finishAuthentication(tx, place(at), authenticator.get(options, wrong)))
}
const reasons = () =>
  inTenant(async (tx) => {
    const where = { action: { in: ['passkey.refused', 'passkey.cloned'] } }
    return (await tx.db.auditEvent.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(
      ({ reason }) => reason,
    )
  })

/** How many mails the person got, and what the newest says. */
const mails = async () =>
  inTenant(async (tx) => ({
    count: await tx.db.mail.count({ where: { aboutId: person.id } }),
    newest: (await latestMail(tx, person.id)).subject,
  }))
const factors = async () => (await inTenant((tx) => tx.db.user.findFirstOrThrow({ where: { id: person.id } }))).factors

describe('a passkey', () => {
  test('is made, counts as a factor, signs in alone and says how', async () => {
    const authenticator = device()
    expect(await register(authenticator)).toMatchObject({ kind: 'registered', synced: true, userVerified: true })
    expect(await inTenant((tx) => loadOwned(tx, { directoryId: directoryId(), userId: person.id }))).toMatchObject({
      passkeys: 1,
    })
    expect(await show(authenticator)).toMatchObject({
      kind: 'proved',
      userId: person.id,
      proof: { kind: 'passkey', userVerified: true, synced: true, at: now },
    })
    const handle = Buffer.from(authenticator.userHandle, 'base64url')
    expect(handle.length).toBe(48)
    expect(handle.subarray(0, 16).toString('hex')).toBe(directoryId().replaceAll('-', ''))
  })

  test('UX-H51 of an authenticator that has one is not made twice, and the options name those that are there', async () => {
    const authenticator = device()
    await register(authenticator)
    const options = await inTenant((tx) => beginRegistration(tx, registering()))
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([authenticator.id.toString('base64url')])
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    expect(await register(authenticator)).toEqual({ kind: 'refused', reason: 'duplicate' })
    expect((await inTenant((tx) => listPasskeys(tx, { directoryId: directoryId(), userId: person.id }))).length).toBe(1)
  })

  test('V6 made at another origin, for another domain, without verifying the person, or for another challenge is not kept', async () => {
    for (const wrong of [
      { origin: 'https://phish.example' },
      { rpId: 'phish.example' },
      { verified: false },
      { type: 'webauthn.get' },
      { crossOrigin: true },
    ])
      expect(await register(device(), wrong), JSON.stringify(wrong)).toEqual({ kind: 'refused', reason: 'unverified' })
    const foreign = Buffer.alloc(32, 7).toString('base64url')
    expect(await register(device(), { challenge: foreign })).toEqual({ kind: 'refused', reason: 'expired' })
    for (const text of [undefined, '', '{', '[]', '{"id":"x"}', 'x'.repeat(20_000)])
      expect((await inTenant((tx) => finishRegistration(tx, registering(), text))).kind).toBe('refused')
  })
})

describe('a passkey that is shown', () => {
  test('V6 at another origin, for another domain or without the person present is refused and recorded', async () => {
    const authenticator = device()
    await register(authenticator)
    for (const wrong of [
      { origin: 'https://phish.example' },
      { rpId: 'phish.example' },
      { present: false },
      { type: 'webauthn.create' },
      { crossOrigin: true },
    ])
      expect(await show(authenticator, wrong), JSON.stringify(wrong)).toEqual({ kind: 'refused', reason: 'unverified' })
    expect(await reasons()).toEqual(expect.arrayContaining(['unverified']))
  })

  test('V6 must verify the person where it signs in alone, and says whether it did beside a password', async () => {
    const authenticator = device(false)
    await register(authenticator)
    expect(await show(authenticator, { verified: false })).toEqual({ kind: 'refused', reason: 'not_verified_person' })
    expect(await show(authenticator, { verified: false }, { userId: person.id })).toMatchObject({
      kind: 'proved',
      proof: { userVerified: false, synced: false },
    })
  })

  test('V6 in another tenant or directory, by another person, or with a foreign user handle is unknown', async () => {
    const authenticator = device()
    await register(authenticator)
    expect(await show(authenticator, {}, { directoryId: tenant.directories.staging ?? '' })).toMatchObject({
      reason: 'unknown',
    })
    expect(await show(authenticator, {}, { userId: tenant.ada.id })).toMatchObject({ reason: 'unknown' })
    expect(await show(authenticator, { userHandle: Buffer.alloc(48).toString('base64url') })).toMatchObject({
      reason: 'unknown',
    })
    expect(await show(device())).toMatchObject({ reason: 'unknown' })
    const theirs = (await inTenant((tx) => createBrowser(tx, other.production.id, now), other)).id
    const at = place({
      directoryId: other.directories.main ?? '',
      environmentId: other.production.id,
      browserId: theirs,
    })
    const options = await inTenant((tx) => beginAuthentication(tx, at), other)
    const answer = authenticator.get(options)
    expect(await inTenant((tx) => finishAuthentication(tx, at, answer), other)).toMatchObject({ reason: 'unknown' })
  })

  test('V6 answers a challenge once, in its browser, for its purpose and within ten minutes', async () => {
    const authenticator = device()
    await register(authenticator)
    const options = await inTenant((tx) => beginAuthentication(tx, place()))
    const answer = authenticator.get(options, { counter: 1 })
    const elsewhere = (await inTenant((tx) => createBrowser(tx, tenant.production.id, now))).id
    const finish = (at: Place) => inTenant((tx) => finishAuthentication(tx, place(at), answer))
    expect(await finish({ browserId: elsewhere })).toMatchObject({ reason: 'expired' })
    expect(await finish({ userId: person.id })).toMatchObject({ reason: 'expired' })
    expect(await finish({ now: plusSeconds(now, 601) })).toMatchObject({ reason: 'expired' })
    const all = await Promise.all(Array.from({ length: 10 }, () => finish({})))
    expect(all.filter(({ kind }) => kind === 'proved').length).toBe(1)
    expect(await finish({})).toMatchObject({ reason: 'expired' })
  })

  test('V6 with a counter that went back is a copy: refused, recorded, and worth nothing from then on', async () => {
    const authenticator = device(false)
    await register(authenticator)
    expect((await show(authenticator, { counter: 5 })).kind).toBe('proved')
    const copied = await show(authenticator, { counter: 5 }, { now: plusSeconds(now, 1) })
    expect(copied).toEqual({ kind: 'refused', reason: 'cloned' })
    expect(await show(authenticator, { counter: 9 })).toEqual({ kind: 'refused', reason: 'cloned' })
    const whose = { directoryId: directoryId(), userId: person.id }
    expect(await inTenant((tx) => loadOwned(tx, whose))).toMatchObject({ passkeys: 0, copies: 1 })
    expect(await mails()).toMatchObject({ count: 2, newest: expect.stringMatching(/^A copy of your passkey was used/) })
    expect(await inTenant((tx) => listPasskeys(tx, whose))).toMatchObject([{ isCopied: true }])
    expect(await reasons()).toEqual(expect.arrayContaining(['counter', 'cloned']))
  })

  test('V6 that was removed is unknown, proves nothing of what it showed before, and is no longer in lists', async () => {
    const authenticator = device()
    const whose = { directoryId: directoryId(), userId: person.id }
    const made = await register(authenticator)
    if (made.kind !== 'registered') throw new Error(made.reason)
    const proof = { kind: 'passkey', at: now, credential: made.id, userVerified: true, synced: true } as const
    const stranger = { ...whose, userId: tenant.ada.id }
    expect(await inTenant((tx) => stillValid(tx, whose, [proof]))).toEqual([proof])
    expect(await inTenant((tx) => stillValid(tx, stranger, [proof]))).toEqual([])
    expect((await factors()) & 2).toBe(2)
    const pending = await inTenant((tx) => beginRegistration(tx, registering()))
    expect(await inTenant((tx) => removePasskeys(tx, stranger))).toEqual([])
    expect(await inTenant((tx) => removePasskeys(tx, whose))).toEqual([made.id])
    expect(await show(authenticator)).toMatchObject({ reason: 'unknown' })
    expect(await inTenant((tx) => stillValid(tx, whose, [proof]))).toEqual([])
    expect((await factors()) & 2).toBe(0)
    const late = device().create(pending)
    expect(await inTenant((tx) => finishRegistration(tx, registering(), late))).toMatchObject({ reason: 'expired' })
  })

  test('is told of by mail when it is made, and renamed by its owner alone', async () => {
    const made = await register(device())
    if (made.kind !== 'registered') throw new Error(made.reason)
    expect(await mails()).toMatchObject({ count: 1, newest: expect.stringMatching(/^Passkey added/) })
    const whose = { directoryId: directoryId(), userId: person.id }
    const rename = (name: string, who = whose) => inTenant((tx) => renamePasskey(tx, who, made.id, name))
    expect(await rename('Theirs', { ...whose, userId: tenant.ada.id })).toBe(false)
    expect(await rename('  ')).toBe(false)
    expect(await rename('x'.repeat(101))).toBe(false)
    expect(await rename(' My phone ')).toBe(true)
    expect(await inTenant((tx) => listPasskeys(tx, whose))).toMatchObject([{ name: 'My phone' }])
  })
})
