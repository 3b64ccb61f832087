import type { AuditAction } from '#lib/audit/catalogue.ts'
import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { forget } from '#lib/kernel/singleton.ts'
import { safeFetch } from '#lib/net/safe-fetch.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import { hintOf, newSecret, sealSecret } from '../secret.ts'
import type { Fetch } from '../send.ts'
import type { TurnPorts } from '../turn.ts'

/** Lets this test file send to this machine, as only the setting for tests and development does. */
export function allowLoopback(): void {
  process.env.SIGNET_LOOPBACK_TARGETS = 'yes'
  forget('config')
}

/** A clock that stands still until it is moved, and ports that use it. */
export function stillPorts(start: Date, fetch: Fetch = safeFetch) {
  let time = start
  const ports: TurnPorts = { clock: () => time, fetch, random: () => 0 }
  return {
    ports,
    pass(seconds: number): void {
      time = new Date(time.getTime() + seconds * 1000)
    },
  }
}

/** A webhook of a tenant, from now on. */
export async function placeWebhook(tenant: SeededTenant, url: string, events: string[] = []) {
  const id = newId()
  const secret = newSecret()
  await withTenant(tenant.id, async (tx) => {
    const sealed = await sealSecret(tx, id, 'secret', secret)
    await tx.db.webhook.createMany({
      data: [{ tenantId: tx.tenantId, id, url, events, secret: sealed, secretHint: hintOf(secret) }],
    })
  })
  return { ref: { tenantId: tenant.id, id }, id, secret }
}

/** One event of the trail, in the caller's transaction. Answers the id of what it is about. */
export async function happen(tx: Tx, action: AuditAction, at: Date = new Date()): Promise<string> {
  const target = newId()
  await record(tx, { at, action, actor: { kind: 'system', id: 'test' }, target, changes: { after: { name: 'x' } } })
  return target
}
