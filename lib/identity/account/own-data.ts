import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Person } from '../assurance/owned.ts'
import { listPasskeys } from '../passkeys/list-passkeys.ts'
import { listedRecoveryCodes } from '../recovery-codes/listed.ts'
import { listedTotp } from '../totp/listed.ts'
import { listOwnApps } from './own-apps.ts'
import { listOwnDevices } from './own-devices.ts'
import { listOwnEvents, type Run } from './own-events.ts'
import { listOwnMails } from './own-mails.ts'
import { listOwnSessions } from './own-sessions.ts'

const most = bounds.account.exportRows

/**
 * Everything that is kept of a person, for them to take along (UX-H57): bounded lists, dates as ISO 8601, no secret and no hash. That
 * it was taken is recorded. Read in several short transactions, so that a big account holds none for long.
 */
export async function ownData(run: Run, person: Person, environmentId: string, now: Date) {
  const { userId } = person
  const data = {
    madeAt: now,
    ...(await run((tx) => profile(tx, person))),
    ...(await run((tx) => usage(tx, person, now))),
    mails: await run((tx) => listOwnMails(tx, person)),
    activity: await listOwnEvents(run, person, now),
  }
  const actor = { kind: 'user', id: userId } as const
  await run((tx) => record(tx, { at: now, action: 'user.data_downloaded', actor, target: userId, environmentId }))
  return data
}

/** Who they are, what belongs to them, and how they sign in. */
async function profile(tx: Tx, person: Person) {
  const { directoryId, userId } = person
  const user = await tx.db.user.findFirstOrThrow({
    where: { directoryId, id: userId },
    select: {
      ...{
        sub: true,
        displayName: true,
        givenName: true,
        familyName: true,
        picture: true,
        locale: true,
        zoneinfo: true,
      },
      ...{ address: true, status: true, externalId: true, createdAt: true, updatedAt: true, lastSignInAt: true },
    },
  })
  return {
    person: { id: formatId('user', userId), ...user },
    ownPicture: await picture(tx, person),
    ...(await belongings(tx, person)),
    signIn: await factors(tx, person),
  }
}

/** Where they are signed in, and what apps may do. */
const usage = async (tx: Tx, person: Person, now: Date) => ({
  sessions: (await listOwnSessions(tx, person, now)).sessions.map(({ id, ...session }) => ({
    id: formatId('session', id),
    ...session,
  })),
  rememberedDevices: await listOwnDevices(tx, person, now),
  apps: (await listOwnApps(tx, person, now)).map(({ clientId, ...app }) => ({
    id: formatId('client', clientId),
    ...app,
  })),
  consents: await consents(tx, person),
})

/** The picture that they gave, with its bytes: a file of its own cannot go along. */
async function picture(tx: Tx, { directoryId, userId }: Person) {
  const row = await tx.db.userPicture.findFirst({ where: { directoryId, userId } })
  if (row === null) return null
  const { contentType, width, height, content, createdAt } = row
  return { contentType, width, height, createdAt, base64: Buffer.from(content).toString('base64') }
}

/** Addresses, attributes, groups and roles, by their names. */
async function belongings(tx: Tx, { directoryId, userId }: Person) {
  const where = { directoryId, userId }
  const identifiers = await tx.db.identifier.findMany({
    where,
    select: { kind: true, value: true, verifiedAt: true, primary: true, createdAt: true },
    orderBy: { id: 'asc' },
    take: most,
  })
  const attributes = await tx.db.userAttribute.findMany({
    where,
    select: { name: true, value: true, updatedAt: true },
    orderBy: { name: 'asc' },
    take: most,
  })
  const groups = await tx.db.groupMember.findMany({
    where,
    select: { createdAt: true, group: { select: { displayName: true } } },
    orderBy: { groupId: 'asc' },
    take: most,
  })
  const roles = await tx.db.assignment.findMany({
    where: { userDirectoryId: directoryId, userId },
    select: {
      ...{ builtinRole: true, createdAt: true },
      role: { select: { displayName: true } },
      environment: { select: { displayName: true } },
    },
    orderBy: { id: 'asc' },
    take: most,
  })
  return {
    identifiers,
    attributes,
    groups: groups.map(({ group, createdAt }) => ({ name: group.displayName, since: createdAt })),
    roles: roles.map(({ builtinRole, role, environment, createdAt }) => ({
      name: role?.displayName ?? builtinRole,
      environment: environment?.displayName ?? null,
      since: createdAt,
    })),
  }
}

/** How they sign in: what there is, since when, and when it was used last. */
async function factors(tx: Tx, person: Person) {
  const { directoryId, userId } = person
  const password = await tx.db.credential.findFirst({
    where: { directoryId, userId, kind: 'password' },
    select: { createdAt: true, lastUsedAt: true },
  })
  return {
    password,
    passkeys: (await listPasskeys(tx, person)).map(({ id: _, ...passkey }) => passkey),
    totp: (await listedTotp(tx, person)).map(({ id: _, ...app }) => app),
    recoveryCodes: (await listedRecoveryCodes(tx, person)) ?? null,
    apiKeys: await tx.db.apiKey.findMany({
      where: { directoryId, userId },
      select: {
        name: true,
        hint: true,
        permissions: true,
        createdAt: true,
        expiresAt: true,
        lastUsedAt: true,
        revokedAt: true,
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  }
}

async function consents(tx: Tx, { directoryId, userId }: Person) {
  const rows = await tx.db.grant.findMany({
    where: { directoryId, userId },
    select: {
      ...{ scopes: true, claims: true, resources: true, createdAt: true, updatedAt: true, revokedAt: true },
      client: { select: { name: true } },
    },
    orderBy: { id: 'asc' },
    take: most,
  })
  return rows.map(({ client, ...grant }) => ({ app: client.name, ...grant }))
}
