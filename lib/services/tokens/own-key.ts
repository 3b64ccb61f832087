import type { Tx } from '#lib/db/with-tenant.ts'
import { verifySignature } from '#lib/keys/verify-signature.ts'
import type { PublicJwk } from '#lib/oidc/model.ts'

/** A key of the tenant's that a token names. */
export type OwnKey = {
  kid: string
  alg: string
  status: string
  environment: { id: string; slug: string; displayName: string; issuer: string }
  /** Whether the signature was made with it. */
  verifies: boolean
}

/**
 * The key of this tenant that signed a token, whatever has become of the key since: looked up by `kid`, in one environment, or
 * (`everywhere`) in all of them. Undefined for every other token, whoever else's it is.
 */
export async function ownKeyOf(
  tx: Tx,
  jwt: { text: string; kid: unknown; alg: unknown },
  where: { environmentId: string; everywhere: boolean },
): Promise<OwnKey | undefined> {
  if (typeof jwt.kid !== 'string' || jwt.kid === '' || jwt.kid.length > 255) return undefined
  const row = await tx.db.signingKey.findFirst({
    where: { tenantId: tx.tenantId, kid: jwt.kid, ...(where.everywhere ? {} : { environmentId: where.environmentId }) },
    include: { environment: { select: { id: true, slug: true, displayName: true, issuer: true } } },
  })
  if (row === null) return undefined
  const { kid, alg, status, environment } = row
  const key = { ...(row.publicJwk as PublicJwk), kid, alg, use: 'sig' }
  const verified = jwt.alg === alg ? await verifySignature(jwt.text, [key], [alg]) : undefined
  return { kid, alg, status, environment, verifies: verified !== undefined }
}
