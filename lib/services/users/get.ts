import { z } from 'zod'
import { mayActOn } from '#lib/access/acting.ts'
import { userIdOf } from '#lib/access/actor.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { deletionWord } from '#lib/identity/deletion-word.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { query } from '../query.ts'
import { factorsOf } from './factors-of.ts'
import { findUser } from './find.ts'
import { ofPerson, type Person } from './person-verb.ts'
import { pictureOf } from './picture-of.ts'
import { rolesOf } from './roles-of.ts'
import { sessionsOf } from './sessions-of.ts'
import { attributesOf } from './set-attributes.ts'
import { userView } from './view.ts'

/**
 * One person: who they are, how they can sign in (recovery codes are counted, never listed), their roles, groups, consents, attributes and live sessions.
 * `ownPicture` is one that they gave themselves: apps are told of it, and of `user.picture` only where there is none. `mayAct` says
 * whether who asks may act on them at all: nobody acts on somebody who holds more.
 */
export const getUser = query({
  name: 'user.get',
  permission: 'user:read',
  input: z.strictObject(ofPerson),
  target: (tx, input) => findUser(tx, input.directory, input.id),
  async read(tx, row, _input, { actor, now }) {
    const { directoryId, id: userId } = row
    return {
      user: userView(row),
      version: row.version.toString(),
      requireNewPassword: row.requireNewPassword,
      isSelf: userIdOf(actor) === userId,
      mayAct: await mayActOn(tx, actor, row),
      deletionWord: deletionWord(row),
      credentials: await credentialsOf(tx, row),
      ownPicture: await pictureOf(tx, row),
      factors: await factorsOf(tx, row, now),
      attributes: await attributesOf(tx, { directoryId, userId }),
      consents: await consentsOf(tx, row),
      sessions: await sessionsOf(tx, row, now),
      ...(await rolesOf(tx, row)),
    }
  },
  example: (seed) => seed.user,
})

async function credentialsOf(tx: Tx, { directoryId, id: userId }: Person) {
  const rows = await tx.db.credential.findMany({
    where: { directoryId, userId, kind: { not: 'recovery_code' } },
    select: { id: true, kind: true, createdAt: true, lastUsedAt: true },
    orderBy: { id: 'asc' },
    take: 50,
  })
  return rows.map((row) => ({ ...row, id: formatId('credential', row.id) }))
}

async function consentsOf(tx: Tx, { directoryId, id: userId }: Person) {
  const rows = await tx.db.grant.findMany({
    where: { directoryId, userId, revokedAt: null },
    select: {
      id: true,
      scopes: true,
      createdAt: true,
      updatedAt: true,
      client: { select: { name: true } },
      environment: { select: { displayName: true } },
    },
    orderBy: { updatedAt: 'desc' },
    take: 100,
  })
  return rows.map(({ id, client, environment, ...grant }) => ({
    ...grant,
    id: formatId('grant', id),
    client: client.name,
    environment: environment.displayName,
  }))
}
