import { appPool } from '#lib/db/pools.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newFamily } from '#lib/oidc/authorize/new-family.ts'
import { lifetimesOf } from '#lib/oidc/lifetimes-of.ts'
import type { Session } from '#lib/oidc/model.ts'
import { newToken } from '#lib/oidc/new-token.ts'
import { loadSnapshot, type Snapshot } from '#lib/provider/snapshot.ts'
import { realWorld } from '#lib/provider/world.ts'
import type { Wishes } from './wishes.ts'

type Wish = Wishes['codes']['wish']

/** So many in one transaction. */
const batch = 1_000

const statement = `
  select hot_issue_code($1, $2, $3, family, null, null, hash, $4, $5, $6, event, $7) as verdict
  from unnest($8::jsonb[], $9::bytea[], $10::jsonb[]) as made (family, hash, event)`

/**
 * Codes as the product issues them, in its own rows and by its own function, in numbers that a bench redeems: each with a family
 * of its own, in the latest session of somebody who has signed in.
 */
export async function issueCodes(wish: Wish): Promise<Wishes['codes']['answer']> {
  const { tenantId, environmentId, userId, clientId } = wish
  const environment = await withTenant(tenantId, ({ db }) =>
    db.environment.findFirstOrThrow({ where: { id: environmentId } }),
  )
  const row = { tenantId, environmentId, issuer: environment.issuer, version: environment.version }
  const snapshot = await loadSnapshot({ ...row, tenantStatus: 'active', environmentStatus: 'active' })
  const client = await snapshot.client(clientId)
  if (client === undefined) throw new Error(`there is no client ${clientId}`)
  const session = await latestSession(tenantId, environmentId, userId)
  const codes: string[] = []
  while (codes.length < wish.count)
    codes.push(...(await issueSome({ ...wish, count: Math.min(batch, wish.count - codes.length) }, snapshot, session)))
  return { codes }
}

const latestSession = (tenantId: string, environmentId: string, userId: string): Promise<Session> =>
  withTenant(tenantId, async ({ db }) => {
    const row = await db.session.findFirstOrThrow({
      where: { environmentId, userId, endedAt: null },
      orderBy: { id: 'desc' },
      include: { user: { select: { sub: true } } },
    })
    return { ...row, sub: row.user.sub }
  })

async function issueSome(wish: Wish, snapshot: Snapshot, session: Session): Promise<string[]> {
  const { mint } = realWorld()
  const now = new Date()
  const client = await snapshot.client(wish.clientId)
  if (client === undefined) throw new Error(`there is no client ${wish.clientId}`)
  const asked = { scopes: wish.scopes, resources: [], claims: { id_token: {}, userinfo: {} }, nonce: 'n-0S6_WzA2Mj' }
  const made = Array.from({ length: wish.count }, () => {
    const { value, hash } = newToken('code', mint)
    const family = newFamily({ asked, client, session }, { mint, environment: snapshot.environment }, now)
    const who = { clientRef: client.id, userId: session.userId, sessionId: session.id, familyId: family.id }
    const what = {
      kind: 'code_issued',
      grantType: 'authorization_code',
      scopes: wish.scopes,
      audience: null,
      jti: null,
    }
    return { value, hash, family, event: { id: mint.uuid(), requestId: 'bench-seeder', ...who, ...what } }
  })
  const expiresAt = plusSeconds(now, lifetimesOf(client, snapshot.environment).codeSeconds)
  const { rows } = await appPool().query<{ verdict: string }>(statement, [
    ...[wish.tenantId, wish.environmentId, snapshot.version, wish.redirectUri, wish.codeChallenge, expiresAt, now],
    made.map(({ family }) => JSON.stringify(family)),
    made.map(({ hash }) => Buffer.from(hash)),
    made.map(({ event }) => JSON.stringify(event)),
  ])
  const refused = rows.find(({ verdict }) => verdict !== 'issued')
  if (refused !== undefined) throw new Error(`a code was not issued: ${refused.verdict}`)
  return made.map(({ value }) => value)
}
