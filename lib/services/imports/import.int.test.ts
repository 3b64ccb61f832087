import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { listEvents } from '#lib/audit/list.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { signInWithPassword } from '#lib/identity/sign-in.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { runWith } from '#lib/kernel/context.ts'
import { newId, parseId } from '#lib/kernel/ids.ts'
import { seedUser } from '#lib/testing/people.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { seedRole } from '../testing/access-things.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { checkImport } from './check.ts'
import { failedRows } from './failed-rows.ts'
import { getImport } from './get.ts'
import { importUsers } from './run.ts'
import { uploadImport } from './upload.ts'

onTestDatabase({ keys: 18 })

let world: World
const now = new Date()
const directory = 'main'
const as = (actor: Actor) => ({ actor, tenant: world.tenant.slug, now })
const owner = () => as(world.actors.tenant.owner)
const told = (work: Promise<unknown>): Promise<{ code?: unknown; message?: string; fields?: unknown }> =>
  work.then(
    () => ({ code: 'ok' }),
    (error: { code?: unknown }) => error,
  )
const upload = async (text: string, call = owner()): Promise<string> =>
  (await uploadImport.call(call, { directory, text, fileName: 'people.csv' })).id
const inTenant = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(world.tenant.id, work)
const byEmail = (email: string) =>
  inTenant((tx) =>
    tx.db.identifier.findFirst({
      where: { directoryId: world.tenant.directories.main, kind: 'email', normalized: email },
      include: { user: { include: { identifiers: true, attributes: true, memberships: true, credentials: true } } },
    }),
  )

async function group(slug: string, builtinRole?: string): Promise<string> {
  const id = newId(now)
  await inTenant(async (tx) => {
    const place = { tenantId: tx.tenantId, directoryId: world.tenant.directories.main }
    await tx.db.group.createMany({ data: [{ ...place, id, slug, displayName: slug }] })
    if (builtinRole === undefined) return
    const to = { groupDirectoryId: place.directoryId, groupId: id }
    await tx.db.assignment.createMany({ data: [{ tenantId: tx.tenantId, id: newId(now), builtinRole, ...to }] })
  })
  return id
}

/** Somebody whose role imports people and does nothing else. */
const importer = (): Promise<Actor> =>
  inTenant(async (tx) => {
    const wanted = { directoryId: world.tenant.directories.main, email: 'importer@example.test', displayName: 'Imo' }
    const user = await seedUser(tx, { ...wanted, password: 'five red foxes run', now })
    const permission = await tx.db.permission.findFirstOrThrow({
      where: { apiId: world.tenant.managementApiId, name: 'user:import' },
    })
    const roleId = await seedRole(tx, { slug: 'importer', permissionIds: [permission.id], now })
    const to = { userDirectoryId: user.directoryId, userId: user.id }
    await tx.db.assignment.createMany({ data: [{ tenantId: tx.tenantId, id: newId(now), roleId, ...to }] })
    return { kind: 'user', tenantId: tx.tenantId, directoryId: user.directoryId, userId: user.id, name: 'Imo' }
  })

beforeAll(async () => {
  world = await makeWorld(now)
})

describe('a file of people', () => {
  const head = 'email,name,external id,verified,groups,team\n'
  const mapping = ['email', 'displayName', 'externalId', 'emailVerified', 'groups', 'attributes.team']

  test('is uploaded, guessed, checked and imported, with everything that it says', async () => {
    await group('crew')
    const id = await upload(`${head}grace@example.test,Grace Hopper,g-1,yes,crew,red\nlin@example.test,Lin,,no,,\n`)
    const found = await getImport.call(owner(), { directory, id })
    expect(found.columns.map(({ guess }) => guess)).toEqual([
      'email',
      'displayName',
      'externalId',
      'emailVerified',
      'groups',
      '-',
    ])
    expect(found.columns[0]?.samples).toEqual(['grace@example.test', 'lin@example.test'])
    const checked = await checkImport.call(owner(), { directory, id, mapping })
    expect(checked).toEqual({ problem: undefined, counts: { new: 2, conflict: 0, invalid: 0 }, bad: [] })
    expect(await byEmail('grace@example.test')).toBeNull()

    expect(await importUsers.call(owner(), { directory, id, mapping, mode: 'all' })).toEqual({ imported: 2, failed: 0 })
    const grace = await byEmail('grace@example.test')
    expect(grace?.verifiedAt).toEqual(now)
    expect(grace?.user).toMatchObject({ displayName: 'Grace Hopper', externalId: 'g-1', status: 'active' })
    expect(grace?.user.sub).not.toBe('g-1')
    expect(grace?.user.attributes.map(({ name, value }) => [name, value])).toEqual([['team', 'red']])
    expect(grace?.user.memberships).toHaveLength(1)
    expect((await byEmail('lin@example.test'))?.verifiedAt).toBeNull()
    const crew = await inTenant((tx) => tx.db.group.findFirst({ where: { slug: 'crew' } }))
    expect(crew?.memberCount).toBe(1)
  })

  test('the trail tells of each person, sealed under their own key, and of the group', async () => {
    const crewId = await group('told')
    const id = await upload(`${head}told@example.test,Told Secretname,,yes,told,\n`)
    await importUsers.call(owner(), { directory, id, mapping, mode: 'all' })
    const userId = (await byEmail('told@example.test'))?.userId ?? ''
    const { events } = await inTenant((tx) => listEvents(tx, { targetId: userId, limit: 10 }))
    expect(events.map(({ action }) => action).sort()).toEqual(['membership.added', 'user.imported'])
    expect(JSON.stringify(events)).toContain('Told Secretname')
    const stored = await inTenant((tx) => tx.db.auditEvent.findMany({ where: { targetId: userId } }))
    expect(JSON.stringify(stored.map(({ changes }) => changes))).not.toContain('Secretname')
    const ofGroup = await inTenant((tx) => listEvents(tx, { targetId: crewId, limit: 10 }))
    expect(ofGroup.events[0]).toMatchObject({
      action: 'group.members_changed',
      changes: { after: { imported: 1, members: 1 } },
    })
  })

  test('with bad rows imports nobody, or the good ones, as chosen, and says which', async () => {
    const text = `${head}good1@example.test,One,,yes,,\nbad,Two,,yes,,\ngood2@example.test,Three,,yes,,\n=1+1@example.test;x,Four,,yes,,\n`
    const id = await upload(text)
    const checked = await checkImport.call(owner(), { directory, id, mapping })
    expect(checked).toMatchObject({ counts: { new: 2, conflict: 0, invalid: 2 } })
    expect(await told(importUsers.call(owner(), { directory, id, mapping, mode: 'all' }))).toMatchObject({
      code: 'conflict',
      message: 'Nobody was imported: 2 rows are bad.',
    })
    expect(await byEmail('good1@example.test')).toBeNull()
    expect(await importUsers.call(owner(), { directory, id, mapping, mode: 'good' })).toEqual({
      imported: 2,
      failed: 2,
    })
    expect(await byEmail('good2@example.test')).not.toBeNull()
    const { rows, columns } = await failedRows.call(owner(), { directory, id })
    expect(columns).toEqual(['email', 'name', 'external id', 'verified', 'groups', 'team'])
    expect(rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [3, 'Two'],
      [5, 'Four'],
    ])
    expect(rows[0]?.reason).toMatch(/^email is not one/)
  })

  test('of whom nobody is good imports nobody in either way', async () => {
    const id = await upload('email\nada@example.test\n')
    const checked = await checkImport.call(owner(), { directory, id, mapping: ['email'] })
    expect(checked).toMatchObject({ counts: { new: 0, conflict: 1, invalid: 0 } })
    expect(await told(importUsers.call(owner(), { directory, id, mapping: ['email'], mode: 'good' }))).toMatchObject({
      code: 'conflict',
    })
  })

  test('that names somebody twice is wrong at the second one; of another spelling too', async () => {
    const id = await upload('email,id\ntwice@example.test,1\nTWICE@Example.test,2\nother@example.test,1\n')
    const checked = await checkImport.call(owner(), { directory, id, mapping: ['email', 'externalId'] })
    expect(checked).toMatchObject({
      counts: { new: 1, conflict: 0, invalid: 2 },
      bad: [
        { line: 3, faults: [{ field: 'email', reason: 'is that of row 2 too' }] },
        { line: 4, faults: [{ field: 'externalId', reason: 'is that of row 2 too' }] },
      ],
    })
  })

  test('is imported once, however often it is sent', async () => {
    const id = await upload('email\nonce@example.test\n')
    const send = () => told(importUsers.call(owner(), { directory, id, mapping: ['email'], mode: 'good' }))
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ code }) => code).sort()).toEqual(['conflict', 'conflict', 'ok'])
    expect(await inTenant((tx) => tx.db.identifier.count({ where: { normalized: 'once@example.test' } }))).toBe(1)
  })

  test('uploaded twice and imported at once makes nobody twice', async () => {
    const text = `email\n${Array.from({ length: 50 }, (_, n) => `parallel${n}@example.test\n`).join('')}`
    const ids = [await upload(text), await upload(text)]
    const answers = await Promise.all(
      ids.map((id) => told(importUsers.call(owner(), { directory, id, mapping: ['email'], mode: 'good' }))),
    )
    expect(answers.map(({ code }) => code).sort()).toEqual(['conflict', 'ok'])
    const count = () => inTenant((tx) => tx.db.identifier.count({ where: { normalized: { startsWith: 'parallel' } } }))
    expect(await count()).toBe(50)
  })

  test('is gone after a day, and is nobody’s of another directory or tenant', async () => {
    const id = await upload('email\nlate@example.test\n')
    const later = { ...owner(), now: plusSeconds(now, 25 * 3600) }
    expect(await told(getImport.call(later, { directory, id }))).toMatchObject({ code: 'not_found' })
    expect(await told(getImport.call(owner(), { directory: 'staging', id }))).toMatchObject({ code: 'not_found' })
    const stranger = { actor: world.foreignOwner, tenant: world.other.slug, now }
    expect(await told(getImport.call(stranger, { directory, id }))).toMatchObject({ code: 'not_found' })
  })

  test('is sealed where it is kept', async () => {
    const id = await upload('email\nsealed.away@example.test\n')
    const row = await inTenant((tx) => tx.db.import.findFirst({ where: { id: parseId('import', id) ?? '' } }))
    expect(Buffer.from(row?.sealedContent ?? []).toString('latin1')).not.toContain('sealed.away')
  })

  test('beyond a bound, or no table, is refused at the field', async () => {
    for (const text of ['', 'email\n', 'a\u0000b', `email\n${'a@x.test\n'.repeat(2_001)}`])
      expect(await told(uploadImport.call(owner(), { directory, text }))).toMatchObject({
        code: 'invalid',
        fields: { text: expect.any(String) },
      })
  })

  test('of 1,000 people comes in whole, each with an event', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => `crowd${n}@example.test,Person ${n},c${n},yes,crew,blue\n`)
    const id = await upload(`${head}${rows.join('')}`)
    expect(await importUsers.call(owner(), { directory, id, mapping, mode: 'all' })).toEqual({
      imported: 1_000,
      failed: 0,
    })
    await inTenant(async (tx) => {
      expect(await tx.db.identifier.count({ where: { normalized: { startsWith: 'crowd' } } })).toBe(1_000)
      const imported = await tx.db.user.findMany({ where: { externalId: { startsWith: 'c' } }, select: { id: true } })
      const told = { action: 'user.imported', targetId: { in: imported.map((user) => user.id) } }
      expect(await tx.db.auditEvent.count({ where: told })).toBe(1_000)
    })
  })
})

describe('S10 nobody imports into groups whose roles they could not give', () => {
  test('S10 such a row is wrong for them, and right for an owner', async () => {
    await group('bosses', 'owner')
    const text = 'email,groups\nboss@example.test,bosses\n'
    const manager = as(world.actors.tenant.user_manager)
    const id = await upload(text, manager)
    const input = { directory, id, mapping: ['email', 'groups'] }
    expect(await checkImport.call(manager, input)).toMatchObject({
      bad: [{ faults: [{ field: 'groups', reason: 'bosses gives roles that you could not give' }] }],
    })
    for (const mode of ['all', 'good'])
      expect(await told(importUsers.call(manager, { ...input, mode }))).toMatchObject({ code: 'conflict' })
    expect(await byEmail('boss@example.test')).toBeNull()
    expect(await told(importUsers.call(owner(), { ...input, mode: 'all' }))).toEqual({ code: 'ok' })
    expect((await byEmail('boss@example.test'))?.user.memberships).toHaveLength(1)
  })

  test('S10 who imports people but chooses no members of groups fills none, whatever it gives', async () => {
    await group('plain')
    const actor = await importer()
    const id = await upload('email,groups\nplain@example.test,plain\n', as(actor))
    const input = { directory, id, mapping: ['email', 'groups'] }
    expect(await checkImport.call(as(actor), input)).toMatchObject({
      bad: [{ faults: [{ field: 'groups', reason: expect.stringContaining('not yours to fill') }] }],
    })
    expect(await told(importUsers.call(as(actor), { ...input, mode: 'good' }))).toMatchObject({ code: 'conflict' })
    expect(await byEmail('plain@example.test')).toBeNull()
    const mapping = ['email', '-']
    expect(await told(importUsers.call(as(actor), { ...input, mapping, mode: 'all' }))).toEqual({ code: 'ok' })
    expect((await byEmail('plain@example.test'))?.user.memberships).toEqual([])
  })

  test('a group that is not there is said to be none', async () => {
    const id = await upload('email,groups\nx@example.test,nowhere\n')
    expect(await checkImport.call(owner(), { directory, id, mapping: ['email', 'groups'] })).toMatchObject({
      bad: [{ faults: [{ field: 'groups', reason: 'names no group: nowhere' }] }],
    })
  })
})

describe('passwords of another system', () => {
  /** Made by other implementations; `imported-hash.test.ts` says by which. */
  const hashes: Record<string, [password: string, hash: string]> = {
    bcrypt: ['abc', '$2y$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i'],
    argon2i: ['password', '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA'],
    argon2id: ['password', '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'],
    scrypt: [
      'correct horse',
      '$scrypt$ln=10,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$A9lBa6RTbfBovWqamVIqXKovIl4Vk6OZyVojLJmYmSI',
    ],
    passlib: [
      'toomanysecrets',
      '$pbkdf2-sha256$29000$N2YMIWQsBWBMae09x1jrPQ$1t8iyB2A.WF/Z5JZv.lfCIhXXN33N23OSgQYThBYRfk',
    ],
    django: ['correct horse', 'pbkdf2_sha256$30000$NaClSaltText$uz2TvncG4AXOcuTaNawQt5PaY4Q5IM9NJGHvCRrg5Rc='],
  }
  let ip = 0
  const signIn = async (email: string, password: string) => {
    const { id, kind } = { id: world.tenant.production.id, kind: 'production' }
    const place = { tenantId: world.tenant.id, directoryId: world.tenant.directories.main, environment: { id, kind } }
    const ask = { place, identifier: email, password, browserId: null, ip: `10.9.${ip++}.1`, now }
    return (await runWith({ requestId: newId(), ip: ask.ip, userAgent: 'test' }, () => signInWithPassword(ask))).kind
  }

  test.each(Object.entries(hashes))(
    '%s signs in, and is Argon2id of ours from then on',
    async (name, [password, hash]) => {
      const email = `${name}@hashes.test`
      const id = await upload(`email;password_hash\n${email};${hash}\n`)
      const found = await getImport.call(owner(), { directory, id })
      expect(found.columns[1]?.guess).toBe('passwordHash')
      expect(JSON.stringify(found)).not.toContain(hash)
      await importUsers.call(owner(), { directory, id, mapping: ['email', 'passwordHash'], mode: 'all' })
      const stored = async () => (await byEmail(email))?.user.credentials[0]?.secretHash
      expect(await stored()).toBe(hash)
      expect(await signIn(email, `not ${password}`)).toBe('refused')
      expect(await stored()).toBe(hash)
      expect(await signIn(email, password)).toBe('signed_in')
      expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      expect(await signIn(email, password)).toBe('signed_in')
      expect(await signIn(email, `not ${password}`)).toBe('refused')
    },
  )

  test('16.2.5 are never in the trail, nor in the rows that are handed back', async () => {
    const [, hash] = hashes.bcrypt ?? []
    const id = await upload(`email,hash\nhandback@hashes.test,${hash}\nnobody,${hash}\n`)
    await importUsers.call(owner(), { directory, id, mapping: ['email', 'passwordHash'], mode: 'good' })
    expect(JSON.stringify(await failedRows.call(owner(), { directory, id }))).not.toContain(hash)
    const userId = (await byEmail('handback@hashes.test'))?.userId ?? ''
    const { events } = await inTenant((tx) => listEvents(tx, { targetId: userId, limit: 10 }))
    expect(JSON.stringify(events)).toContain('hasPassword')
    expect(JSON.stringify(events)).not.toContain('$2y$')
  })
})
