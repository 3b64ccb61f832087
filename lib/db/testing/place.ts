import { newId } from '#lib/kernel/ids.ts'
import { randomId, sha256 } from '#lib/kernel/tokens.ts'
import { type Tx, withTenant } from '../with-tenant.ts'

/** The least that lib/db's own tests need: a tenant with one environment, a client, a person, a browser and a session. */
export type PlacedTenant = {
  tenantId: string
  slug: string
  directoryId: string
  environmentId: string
  issuer: string
  clientRef: string
  clientId: string
  userId: string
  sub: string
  browserId: string
  browserHash: Buffer
  sessionId: string
  sid: string
}

/** `environment` is the slug of the one environment; a second one of the same tenant comes from `placeEnvironment`. */
export async function placeTenant(now: Date = new Date()): Promise<PlacedTenant> {
  const tenantId = newId(now)
  const slug = `t${tenantId.slice(-12)}`
  return withTenant(tenantId, async (tx) => {
    await tx.db.tenant.create({ data: { id: tenantId, slug, displayName: slug } })
    return { slug, ...(await placeEnvironment(tx, 'production', now)) }
  })
}

/** An environment with a directory of its own, and one of everything in it. */
export async function placeEnvironment(tx: Tx, slug: string, now: Date): Promise<Omit<PlacedTenant, 'slug'>> {
  const { tenantId } = tx
  const ids = { directoryId: newId(), environmentId: newId(), clientRef: newId(), userId: newId() }
  const { directoryId, environmentId, clientRef, userId } = ids
  const [clientId, sub, sid] = [randomId(), randomId(), randomId()]
  const issuer = `https://id.example.test/t/${tenantId}/${slug}`
  await tx.db.directory.create({ data: { tenantId, id: directoryId, slug: `dir-${slug}`, displayName: slug } })
  await tx.db.environment.create({
    data: { tenantId, id: environmentId, directoryId, slug, displayName: slug, kind: 'production', issuer },
  })
  await tx.db.client.create({
    data: {
      tenantId,
      environmentId,
      id: clientRef,
      clientId,
      name: 'App',
      kind: 'web',
      // So that a code is issued to it without a consent (hot_issue_code).
      firstParty: true,
      tokenEndpointAuthMethod: 'client_secret_basic',
    },
  })
  await tx.db.user.create({ data: { tenantId, directoryId, id: userId, sub, displayName: 'Ada' } })
  const browser = await placeBrowser(tx, { environmentId, directoryId, userId, sid, now })
  return { tenantId, ...ids, clientId, sub, sid, issuer, ...browser }
}

type BrowserPlace = { environmentId: string; directoryId: string; userId: string; sid: string; now: Date }

async function placeBrowser(tx: Tx, { environmentId, directoryId, userId, sid, now }: BrowserPlace) {
  const { tenantId } = tx
  const [browserId, sessionId, browserHash] = [newId(), newId(), sha256(newId())]
  const [soon, later] = [new Date(now.getTime() + 3_600_000), new Date(now.getTime() + 36_000_000)]
  const tokenHash = Uint8Array.from(browserHash)
  await tx.db.browser.create({ data: { tenantId, environmentId, id: browserId, tokenHash, expiresAt: later } })
  await tx.db.session.create({
    data: {
      tenantId,
      environmentId,
      id: sessionId,
      browserId,
      directoryId,
      userId,
      sid,
      authTime: now,
      lastSeenAt: now,
      idleExpiresAt: soon,
      expiresAt: later,
    },
  })
  return { browserId, browserHash, sessionId }
}
