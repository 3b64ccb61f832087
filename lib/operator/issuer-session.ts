import type { Tx } from '#lib/db/with-tenant.ts'

/** A live session of the tenant's `control` environment, by its `sid`; undefined once it has ended. */
export async function issuerSession(tx: Tx, sid: string) {
  const session = await tx.db.session.findFirst({
    where: { sid, endedAt: null, environment: { slug: 'control' } },
    select: { id: true, sid: true, userId: true, directoryId: true, expiresAt: true },
  })
  return session ?? undefined
}
