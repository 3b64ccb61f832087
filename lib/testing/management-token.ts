import { managementAudience } from '#lib/access/permissions.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { createBrowser } from '#lib/identity/browsers.ts'
import { startSession } from '#lib/identity/sessions.ts'
import { newId } from '#lib/kernel/ids.ts'
import { loadPrivate } from '#lib/keys/signing.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { allow, seedServiceClient, seedWebClient } from './clients.ts'

type Person = { id: string; directoryId: string }
type Control = { id: string; issuer: string }

/** Claims that a test forges. */
export type Claims = Record<string, unknown>

/** An access token of `control` for the management API, as its token endpoint would issue it, with the live rows behind it. */
export async function tokenOfUser(
  tenantId: string,
  person: Person,
  scopes: readonly string[],
  now: Date,
  forged: Claims = {},
): Promise<{ token: string; sessionId: string; clientRef: string }> {
  return withTenant(tenantId, async (tx) => {
    const control = await controlOf(tx)
    const place = { environmentId: control.id, now }
    const client = await seedWebClient(tx, place, { name: 'Console tool' })
    const { id: sessionId, sid } = await sessionOf(tx, control, person, now)
    const familyId = newId(now)
    await tx.db.tokenFamily.createMany({
      data: [
        {
          ...{ tenantId, environmentId: control.id, id: familyId, clientId: client.id, sid, sessionId, authTime: now },
          ...{ directoryId: person.directoryId, userId: person.id, scopes: [...scopes], createdAt: now },
          expiresAt: new Date(now.getTime() + 86_400_000),
        },
      ],
    })
    const { sub } = await tx.db.user.findFirstOrThrow({ where: { id: person.id } })
    const claims = { sub, client_id: client.clientId, gid: familyId, sid, scope: scopes.join(' '), ...forged }
    return { token: await sign(tx, control, claims, now), sessionId, clientRef: client.id }
  })
}

/** The same for a client on its own behalf: one that may ask for `permissions` at the management API. */
export async function tokenOfClient(
  tenantId: string,
  permissions: readonly string[],
  now: Date,
): Promise<{ token: string; clientRef: string }> {
  return withTenant(tenantId, async (tx) => {
    const control = await controlOf(tx)
    const known = await tx.db.permission.findMany({ where: { api: { identifier: managementAudience } } })
    const ids = known.filter(({ name }) => permissions.includes(name)).map(({ id }) => id)
    const client = await seedServiceClient(tx, { environmentId: control.id, now }, [])
    await allow(tx, client, ids)
    const claims = { sub: client.clientId, client_id: client.clientId, scope: permissions.join(' ') }
    return { token: await sign(tx, control, claims, now), clientRef: client.id }
  })
}

const controlOf = (tx: Tx): Promise<Control> =>
  tx.db.environment.findFirstOrThrow({
    where: { tenantId: tx.tenantId, kind: 'control' },
    select: { id: true, issuer: true },
  })

async function sessionOf(tx: Tx, control: Control, { id: userId, directoryId }: Person, now: Date) {
  const browser = await createBrowser(tx, control.id, now)
  const { session: policy } = await loadPolicyValues(tx, { directoryId })
  const proofs = [{ kind: 'password' as const, at: now }]
  const wanted = { environmentId: control.id, directoryId, userId, browserId: browser.id, proofs, policy, now }
  return (await startSession(tx, wanted)).session
}

async function sign(tx: Tx, control: Control, claims: Claims, now: Date): Promise<string> {
  const key = (await loadPrivate(tx, control.id)).find(({ alg }) => alg === 'ES256')
  if (key === undefined) throw new Error('control has no key')
  const seconds = Math.floor(now.getTime() / 1000)
  const common = { iss: control.issuer, aud: managementAudience, tenant_id: tx.tenantId, env: 'control' }
  const payload = { ...common, iat: seconds, exp: seconds + 600, jti: newId(now), ...claims }
  const parts = [{ alg: 'ES256', kid: key.kid, typ: 'at+jwt' }, payload]
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${signed}.${key.sign(Buffer.from(signed)).toString('base64url')}`
}
