import type { Tx } from '#lib/db/with-tenant.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { createBrowser } from '#lib/identity/browsers.ts'
import { startSession } from '#lib/identity/sessions.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { randomId } from '#lib/kernel/tokens.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'
import { sealText } from '../imports/stored.ts'

type Made = Pick<
  Seed,
  | 'spareUser'
  | 'suspendedUser'
  | 'signedInUser'
  | 'doomedUser'
  | 'deletingUser'
  | 'session'
  | 'credential'
  | 'grant'
  | 'identifiers'
  | 'group'
  | 'spareGroup'
  | 'import'
>

/** What the verbs on people and groups may refer to. */
export const seedPeopleThings = (tenant: SeededTenant, now: Date): Promise<Made> =>
  withTenant(tenant.id, async (tx) => {
    const directoryId = tenant.directories.main
    const person = (name: string) =>
      seedUser(tx, { directoryId, email: `${name}@example.test`, displayName: name, password: 'five red foxes', now })
    const shown = ({ id }: { id: string }) => ({ id: formatId('user', id), directory: 'main' })
    const [spare, suspended, signedIn, doomed, deleting] = [
      await person('spare'),
      await person('suspended'),
      await person('signed-in'),
      await person('doomed'),
      await person('deleting'),
    ]
    await tx.db.user.updateMany({ where: { id: suspended.id }, data: { status: 'suspended' } })
    const deleteAt = plusSeconds(now, 14 * 86_400)
    await tx.db.user.updateMany({ where: { id: deleting.id }, data: { status: 'deleting', deleteAt } })
    const sessionId = await seedSession(tx, tenant, tenant.ada, now)
    await seedSession(tx, tenant, signedIn, now)
    const mine = { tenantId: tx.tenantId, directoryId, userId: tenant.ada.id }
    const app = { ...mine, id: newId(now), kind: 'totp', confirmedAt: now }
    const code = { ...mine, id: newId(now), kind: 'recovery_code' }
    await tx.db.credential.createMany({ data: [app, code] })
    const credential = await tx.db.credential.findFirstOrThrow({ where: { userId: signedIn.id, kind: 'password' } })
    const environmentId = tenant.production.id
    const grant = { ...mine, id: newId(now), environmentId, clientId: tenant.production.web.id, scopes: ['openid'] }
    const anothers = { ...grant, id: newId(now), userId: signedIn.id }
    await tx.db.grant.createMany({ data: [grant, anothers] })
    const drawn = { contentType: 'image/png', width: 1, height: 1, content: new Uint8Array(60) }
    await tx.db.userPicture.createMany({ data: [{ ...mine, key: randomId(), ...drawn }] })
    const identifier = async (value: string, verifiedAt: Date | null) => {
      const id = newId(now)
      await tx.db.identifier.createMany({
        data: [{ ...mine, id, kind: 'email', value, normalized: value, verifiedAt, primary: false }],
      })
      return formatId('identifier', id)
    }
    const group = async (slug: string) => {
      const id = newId(now)
      await tx.db.group.createMany({ data: [{ tenantId: tx.tenantId, directoryId, id, slug, displayName: slug }] })
      return { stored: id, shown: { id: formatId('group', id), directory: 'main' } }
    }
    const [readers, empty] = [await group('readers'), await group('empty')]
    await tx.db.groupMember.createMany({ data: [{ ...mine, groupId: readers.stored }] })
    const importId = newId(now)
    await tx.db.import.createMany({
      data: [
        {
          tenantId: tx.tenantId,
          directoryId,
          id: importId,
          rowCount: 1,
          sealedContent: await sealText(tx, importId, 'email,name\nilse.imported@example.test,Ilse Imported\n'),
          createdAt: now,
          expiresAt: plusSeconds(now, 3600),
        },
      ],
    })
    return {
      import: { id: formatId('import', importId), directory: 'main' },
      spareUser: shown(spare),
      suspendedUser: shown(suspended),
      signedInUser: shown(signedIn),
      deletingUser: shown(deleting),
      doomedUser: { ...shown(doomed), email: doomed.email },
      session: { id: formatId('session', sessionId) },
      credential: { id: formatId('credential', credential.id) },
      grant: { id: formatId('grant', grant.id) },
      identifiers: {
        unverified: await identifier('ada.unverified@example.test', null),
        unconfirmed: await identifier('ada.unconfirmed@example.test', null),
        second: await identifier('ada.second@example.test', now),
        third: await identifier('ada.third@example.test', now),
      },
      group: readers.shown,
      spareGroup: { ...empty.shown, slug: 'empty' },
    }
  })

/** A live session of a person in production. Answers its id. */
export async function seedSession(tx: Tx, tenant: SeededTenant, user: SeededUser, now: Date): Promise<string> {
  const environmentId = tenant.production.id
  const { directoryId, id: userId } = user
  const browser = await createBrowser(tx, environmentId, now)
  const { session: policy } = await loadPolicyValues(tx, { directoryId })
  const proofs = [{ kind: 'password' as const, at: now }]
  const wanted = { environmentId, directoryId, userId, browserId: browser.id, proofs, policy, now }
  return (await startSession(tx, wanted)).session.id
}
