import { record } from '#lib/audit/record.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import type { RequestContext } from '#lib/kernel/context.ts'
import type { Asked } from '#lib/oidc/model.ts'
import type { Snapshot } from './snapshot.ts'

type Consent = { userId: string; clientRef: string | null; asked: Asked; decision: 'allowed' | 'denied'; at: Date }

/** What a person answered to what an app asked, in the transaction that keeps the answer. */
export async function recordConsent(tx: Tx, { environment }: Snapshot, consent: Consent): Promise<void> {
  const { userId, clientRef, asked, decision, at } = consent
  const after = { clientId: clientRef, scopes: [...asked.scopes], resources: [...asked.resources] }
  const outcome = decision === 'allowed' ? {} : ({ result: 'refused', reason: 'denied' } as const)
  const event = { at, action: 'consent.granted', target: null, environmentId: environment.id, ...outcome } as const
  await record(tx, { ...event, actor: { kind: 'user', id: userId }, client: clientRef, changes: { after } })
}

/** When it happened, and at whose request. */
type Moment = { at: Date; context: RequestContext }

type Misuse = Moment & { familyId: string | null; clientRef: string | null }

const misuses: Partial<Record<string, 'token.replayed' | 'token.misplaced'>> = {
  replayed: 'token.replayed',
  wrong_client: 'token.misplaced',
}

/**
 * A verdict that means two hold what one was given. The statement that said so has revoked the family already, so that no
 * failure here can keep it alive.
 */
export async function recordMisuse(
  snapshot: Snapshot,
  verdict: string,
  { familyId, clientRef, at, context }: Misuse,
): Promise<void> {
  const action = misuses[verdict]
  if (action === undefined) return
  const actor = { kind: 'client', id: clientRef } as const
  const event = {
    at,
    action,
    actor,
    target: familyId,
    environmentId: snapshot.environment.id,
    result: 'refused',
  } as const
  await withTenant(snapshot.tenant.id, (tx) => record(tx, event), { context })
}

/** A client gave a token back. Which one, only its hash would say; the client and the kind are what people look for. */
export async function recordRevocation(
  snapshot: Snapshot,
  kind: string,
  { clientRef, at, context }: Moment & { clientRef: string },
): Promise<void> {
  const actor = { kind: 'client', id: clientRef } as const
  const event = {
    at,
    action: 'token.revoked',
    actor,
    target: null,
    environmentId: snapshot.environment.id,
    reason: kind,
  } as const
  await withTenant(snapshot.tenant.id, (tx) => record(tx, event), { context })
}

/** A client did not prove who it is. Told of a client that exists; guesses at others are in the log alone. */
export async function recordClientRefused(
  snapshot: Snapshot,
  clientId: string,
  { at, context }: Moment,
): Promise<void> {
  const client = await snapshot.client(clientId)
  if (client === undefined) return
  const actor = { kind: 'anonymous' } as const
  const event = { at, action: 'client.authenticated', actor, target: client.id, result: 'failed' } as const
  const environmentId = snapshot.environment.id
  const refused = { ...event, environmentId, reason: 'wrong_secret' } as const
  await withTenant(snapshot.tenant.id, (tx) => record(tx, refused), { context })
}

/** A form that is not ours was sent to us (SECURITY A41). Who was meant to send it is not known for sure, so nobody is named. */
export async function recordFormRefused(snapshot: Snapshot, at: Date): Promise<void> {
  const environmentId = snapshot.environment.id
  const event = { at, action: 'form.refused', target: environmentId, environmentId, result: 'refused' } as const
  await withTenant(snapshot.tenant.id, (tx) => record(tx, { ...event, actor: { kind: 'anonymous' } }))
}
