import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { managementAudience } from '#lib/access/permissions.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId, parseId } from '#lib/kernel/ids.ts'
import { configureMail, keepOutbox, latestMail, linkIn } from '#lib/mail/testing/outbox.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { sendTestMail } from '../delivery/send-test.ts'
import { getMail } from '../mail/get.ts'
import { listMails } from '../mail/list.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { listTrail } from '../trail/list.ts'
import { getInvitation } from './get.ts'
import { listInvitations } from './list.ts'
import { resendInvitation } from './resend.ts'
import { revokeInvitation } from './revoke.ts'
import { sendInvitation } from './send.ts'

onTestDatabase({ keys: 30 })

let world: World
const now = new Date()
let people = 0
const freshEmail = () => `someone${people++}@example.test`
const as = (actor: Actor) => ({ actor, tenant: world.tenant.slug, now })
const owner = () => world.actors.tenant.owner
const send = (input: object, actor: Actor = owner()) =>
  sendInvitation.call(as(actor), { environment: 'production', email: freshEmail(), ...input })
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: { code?: unknown }) => error.code ?? error,
  )
const inTenant = <T>(run: Parameters<typeof withTenant<T>>[1]) => withTenant(world.tenant.id, run)
const stored = (id: string) => parseId('invitation', id) ?? ''

beforeAll(async () => {
  keepOutbox()
  world = await makeWorld(now)
})

describe('an invitation', () => {
  test.each([
    'a@example.test,b@example.test',
    'a@example.test\nBcc: b@example.test',
    'a@example.test\r\nSubject: x',
    '"a@x.test"@example.test',
    'a＠example.test',
    'Ada <a@example.test>',
    `${'a'.repeat(290)}@example.test`,
    'a@example.test;b@example.test',
    '',
  ])('Y09 has one recipient: %j is refused', async (email) => {
    await expect(send({ email })).rejects.toMatchObject({ code: 'invalid', fields: { email: expect.any(String) } })
    const { owner: operator } = world.actors.platform
    const asked = sendTestMail.call({ actor: operator, tenant: 'platform', now }, { to: email })
    await expect(asked).rejects.toMatchObject({ code: 'invalid', fields: { to: expect.any(String) } })
  })

  test('Y02 Y06 shows its link to nobody but its mail: no answer, list, page or event holds the token', async () => {
    const sent = await send({ roles: ['support'] })
    const { id } = sent
    // A second later: ids of one millisecond have no order.
    const later = { ...as(owner()), now: new Date(now.getTime() + 1_000) }
    const resent = await resendInvitation.call(later, { directory: 'main', id })
    const token = await inTenant(async (tx) =>
      new URL(linkIn(await latestMail(tx, stored(id)))).searchParams.get('token'),
    )
    expect(token).toMatch(/^sgi_/)
    const invitation = await getInvitation.call(as(owner()), { directory: 'main', id })
    const answers = [
      sent,
      resent,
      invitation,
      await listInvitations.call(as(owner()), { directory: 'main' }),
      await listMails.call(as(owner()), {}),
      await listTrail.call(as(owner()), { about: id }),
    ]
    expect(JSON.stringify(answers)).not.toMatch(/sgi_|token=/)
    const { text } = await getMail.call(as(owner()), { id: invitation.mail?.id ?? '' })
    expect(text).toContain(token)
    configureMail({})
    const elsewhere = await getMail.call(as(owner()), { id: invitation.mail?.id ?? '' })
    keepOutbox()
    expect([elsewhere.status, elsewhere.text]).toEqual(['outbox', null])
  })

  test('of an address that has an open one is refused, with what to do instead', async () => {
    const email = freshEmail()
    const { id } = await send({ email })
    await expect(send({ email: email.toUpperCase() })).rejects.toMatchObject({
      code: 'conflict',
      fields: { email: expect.stringContaining('Send that one again') },
    })
    await revokeInvitation.call(as(owner()), { directory: 'main', id })
    expect(await code(send({ email }))).toBe('ok')
    expect(await code(revokeInvitation.call(as(owner()), { directory: 'main', id }))).toBe('conflict')
    expect(await code(resendInvitation.call(as(owner()), { directory: 'main', id }))).toBe('conflict')
  })

  test('two at once for one address are one invitation', async () => {
    const email = freshEmail()
    const results = await Promise.all([code(send({ email })), code(send({ email })), code(send({ email }))])
    expect(results.toSorted()).toEqual(['conflict', 'conflict', 'ok'])
    expect(await inTenant((tx) => tx.db.invitation.count({ where: { normalized: email } }))).toBe(1)
  })

  test('of an address that somebody has unverified is refused: there would be two of them', async () => {
    const email = freshEmail()
    await inTenant((tx) =>
      tx.db.identifier.create({
        data: {
          ...{ directoryId: world.tenant.directories.main, userId: world.tenant.ben.id, id: newId() },
          ...{ kind: 'email', value: email, normalized: email },
        },
      }),
    )
    await expect(send({ email })).rejects.toMatchObject({ code: 'conflict', fields: { email: expect.any(String) } })
  })

  test('S10 promises what its sender holds and no more, by role, by group and by custom role', async () => {
    const { user_manager: manager, admin } = world.actors.tenant
    const heads = await inTenant(async (tx) => {
      const id = newId()
      const place = { tenantId: tx.tenantId, directoryId: world.tenant.directories.main }
      await tx.db.group.create({ data: { ...place, id, slug: `heads-${people}`, displayName: 'Heads' } })
      const gift = { id: newId(), tenantId: tx.tenantId, builtinRole: 'owner' }
      await tx.db.assignment.create({ data: { ...gift, groupDirectoryId: place.directoryId, groupId: id } })
      return formatId('group', id)
    })
    expect(await code(send({ roles: ['owner'] }, admin))).toBe('forbidden')
    expect(await code(send({ roles: ['admin'] }, admin))).toBe('ok')
    expect(await code(send({ groups: [heads] }, admin))).toBe('forbidden')
    expect(await code(send({ groups: [heads] }))).toBe('ok')
    const clerk = await inTenant(async (tx) => {
      const id = newId()
      await tx.db.role.create({ data: { tenantId: tx.tenantId, id, slug: `clerk-${people}`, displayName: 'Clerk' } })
      const where = { tenantId: tx.tenantId, name: 'client:write', api: { identifier: managementAudience } }
      const permission = await tx.db.permission.findFirstOrThrow({ where })
      await tx.db.rolePermission.create({ data: { tenantId: tx.tenantId, roleId: id, permissionId: permission.id } })
      return formatId('role', id)
    })
    expect(await code(send({ roles: [clerk] }, manager))).toBe('forbidden')
    expect(await code(send({ roles: [clerk] }, admin))).toBe('ok')
    expect(await code(send({ roles: ['support'] }, manager))).toBe('forbidden')
    expect(await code(send({}, manager))).toBe('ok')
  })

  test('S02 names nothing of another tenant: 404 for a role, a group or an environment that is not here', async () => {
    for (const input of [
      { roles: [formatId('role', newId())] },
      { roles: ['emperor'] },
      { groups: [formatId('group', newId())] },
      { roleEnvironment: 'gone', roles: ['support'] },
      { environment: 'control' },
    ])
      expect([input, await code(send(input))]).toEqual([input, 'not_found'])
  })

  test('administrators are invited where the console signs people in, and nowhere else', async () => {
    await expect(send({ environment: 'staging', roles: ['support'] })).rejects.toMatchObject({
      code: 'invalid',
      fields: { roles: expect.any(String) },
    })
    expect(await code(send({ environment: 'staging' }))).toBe('ok')
  })

  test('is found by status and by the beginning of its address, page after page', async () => {
    const prefix = `find${newId().slice(-6)}`
    for (let at = 0; at < 5; at++) await send({ email: `${prefix}.${at}@example.test` })
    const list = (input: object) => listInvitations.call(as(owner()), { directory: 'main', search: prefix, ...input })
    const first = await list({ limit: 2 })
    const second = await list({ limit: 2, cursor: first.next ?? undefined })
    expect([first.total, first.rows.length, second.rows.length]).toEqual([5, 2, 2])
    expect(new Set([...first.rows, ...second.rows].map(({ email }) => email)).size).toBe(4)
    const [row] = first.rows
    await revokeInvitation.call(as(owner()), { directory: 'main', id: row?.id ?? '' })
    expect((await list({ status: 'revoked' })).rows.map(({ id }) => id)).toEqual([row?.id])
    expect((await list({ status: 'pending' })).total).toBe(4)
    expect((await list({ status: 'accepted' })).total).toBe(0)
  })

  test('is sent again a bounded number of times', async () => {
    const { id } = await send({})
    await inTenant((tx) => tx.db.invitation.updateMany({ where: { id: stored(id) }, data: { sentCount: 20 } }))
    expect(await code(resendInvitation.call(as(owner()), { directory: 'main', id }))).toBe('conflict')
  })
})
