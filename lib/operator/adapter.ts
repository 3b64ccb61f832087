import { PrismaAdapter } from '@auth/prisma-adapter'
import type { Adapter } from 'next-auth/adapters'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { hashToken } from '#lib/kernel/tokens.ts'
import { issuerSession } from './issuer-session.ts'
import type { Portal } from './portal.ts'
import { callbackScope } from './scope.ts'

type Where<T> = { where: T }
type Data<T> = { data: T }
type UserData = { name?: string | null; email?: string | null; emailVerified?: Date | null; image?: string | null }
type AccountKey = { provider_providerAccountId: { provider: string; providerAccountId: string } }
type AccountData = { userId: string; type: string; provider: string; providerAccountId: string }
type SessionData = { sessionToken: string; userId: string; expires: Date }

const unknownToken = Buffer.alloc(32)
const hashOf = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(hashToken('portal_session', token) ?? unknownToken)

/**
 * Auth.js' Prisma adapter over the tenant's own portal tables. Each call is a transaction of that tenant, so the walls
 * hold here too; session tokens are stored hashed, upstream tokens not at all, and a session refers to the issuer's.
 */
export function portalAdapter(portal: Portal): Adapter {
  const adapter = PrismaAdapter({
    user: users(portal),
    account: accounts(portal),
    session: sessions(portal),
  } as never)
  return {
    ...adapter,
    // An address identifies nobody: only (provider, subject) does. With an answer here, an address could be taken over.
    getUserByEmail: async () => null,
  }
}

const users = ({ tenantId }: Portal) => ({
  create: ({ data }: Data<UserData>) =>
    withTenant(tenantId, (tx) => tx.db.portalUser.create({ data: { id: newId(), ...profile(data) } })),
  findUnique: ({ where }: Where<{ id: string }>) =>
    withTenant(tenantId, (tx) => tx.db.portalUser.findUnique({ where: { tenantId_id: { tenantId, id: where.id } } })),
  update: ({ where, data }: Where<{ id: string }> & Data<UserData>) =>
    withTenant(tenantId, (tx) =>
      tx.db.portalUser.update({
        where: { tenantId_id: { tenantId, id: where.id } },
        data: { ...profile(data), updatedAt: new Date() },
      }),
    ),
})

const profile = ({ name, email, emailVerified, image }: UserData) => ({
  name: name ?? null,
  email: email ?? null,
  emailVerified: emailVerified ?? null,
  image: image ?? null,
})

const accounts = ({ tenantId }: Portal) => ({
  findUnique: ({ where }: Where<AccountKey>) =>
    withTenant(tenantId, (tx) =>
      tx.db.portalAccount.findUnique({
        where: { tenantId_provider_providerAccountId: { tenantId, ...where.provider_providerAccountId } },
        include: { user: true },
      }),
    ),
  /** Only a user made in this very sign-in gets an account: linking to one that has an account already is refused. */
  create: ({ data }: Data<AccountData>) =>
    withTenant(tenantId, async (tx) => {
      const { provider, providerAccountId, type, userId: portalUserId } = data
      const linked = await tx.db.portalAccount.count({ where: { portalUserId } })
      if (linked > 0) throw new Error('accounts of the portal are never linked')
      return tx.db.portalAccount.create({ data: { provider, providerAccountId, portalUserId, type } })
    }),
})

const earlier = (a: Date, b: Date): Date => new Date(Math.min(a.getTime(), b.getTime()))

const sessions = ({ tenantId }: Portal) => ({
  async create({ data }: Data<SessionData>) {
    const sid = callbackScope()?.sid
    await withTenant(tenantId, async (tx) => {
      const issuer = sid === undefined ? undefined : await issuerSession(tx, sid)
      if (issuer === undefined) throw new Error('the issuer session of this sign-in has ended')
      await tx.db.portalSession.create({
        data: {
          id: newId(),
          tokenHash: hashOf(data.sessionToken),
          portalUserId: data.userId,
          issuerSessionId: issuer.id,
          sid: issuer.sid,
          expiresAt: earlier(data.expires, issuer.expiresAt),
        },
      })
    })
    return data
  },
  findUnique: ({ where }: Where<{ sessionToken: string }>) =>
    withTenant(tenantId, async (tx) => {
      const row = await tx.db.portalSession.findUnique({
        where: { tenantId_tokenHash: { tenantId, tokenHash: hashOf(where.sessionToken) } },
        include: { user: true },
      })
      if (row === null) return null
      const { user, portalUserId, expiresAt } = row
      return { sessionToken: where.sessionToken, userId: portalUserId, expires: expiresAt, user }
    }),
  // Portal sessions end when they end: nothing prolongs one.
  update: ({ where }: Where<{ sessionToken: string }>) => sessions({ tenantId, slug: '' }).findUnique({ where }),
  async delete({ where }: Where<{ sessionToken: string }>) {
    await withTenant(tenantId, (tx) =>
      tx.db.portalSession.deleteMany({ where: { tokenHash: hashOf(where.sessionToken) } }),
    )
    return null
  },
})
