import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'
import { findUser } from './find.ts'
import { userView } from './view.ts'

/** One person: who they are, how they can sign in, their roles, groups and live sessions. */
export const getUser = query({
  name: 'user.get',
  permission: 'user:read',
  input: z.strictObject({ directory: z.string().max(bounds.text.slug), id: z.string().max(40) }),
  target: (tx, input) => findUser(tx, input.directory, input.id),
  async read(tx, row, _input, { now }) {
    const where = { tenantId: tx.tenantId, directoryId: row.directoryId, userId: row.id }
    const credentials = await tx.db.credential.findMany({
      where,
      select: { kind: true, createdAt: true, lastUsedAt: true },
      orderBy: { id: 'asc' },
      take: 50,
    })
    const memberships = await tx.db.groupMember.findMany({
      where,
      select: { group: { select: { displayName: true } } },
      take: 100,
    })
    const sessions = await tx.db.session.findMany({
      where: { ...where, endedAt: null, expiresAt: { gt: now }, idleExpiresAt: { gt: now } },
      select: { authTime: true, lastSeenAt: true, environment: { select: { displayName: true } } },
      orderBy: { lastSeenAt: 'desc' },
      take: bounds.session.perUser,
    })
    const roles = await tx.db.assignment.findMany({
      where: { tenantId: tx.tenantId, userDirectoryId: row.directoryId, userId: row.id },
      select: {
        builtinRole: true,
        role: { select: { displayName: true } },
        environment: { select: { displayName: true } },
      },
      take: 100,
    })
    return {
      user: userView(row),
      credentials,
      groups: memberships.map(({ group }) => group.displayName),
      roles: roles.map((given) => ({
        builtInRole: given.builtinRole,
        name: given.role?.displayName ?? null,
        environment: given.environment?.displayName ?? null,
      })),
      sessions: sessions.map(({ environment, ...session }) => ({ ...session, environment: environment.displayName })),
    }
  },
  example: (seed) => ({ directory: seed.user.directory, id: seed.user.id }),
})
