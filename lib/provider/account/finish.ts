import { withTenant } from '#lib/db/with-tenant.ts'
import { neededCheck, type Step } from '#lib/oidc/authorize/interaction.ts'
import { readSituation } from '#lib/oidc/authorize/situation.ts'
import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import { seeOther } from '../hosted/links.ts'
import type { Transaction, Visit } from '../hosted/visit.ts'
import { accountClient } from './request.ts'

/**
 * Decides about a request to the account as the engine does about an app's: what is still to be asked, by the same policy, or
 * the way to the page, with the session noted for this browser. A request that was answered in another tab leads there too.
 */
export async function proceedToAccount(
  visit: Visit,
  { request, browser }: Transaction,
): Promise<ProtocolResponse | Step> {
  const { snapshot, ports, now } = visit
  const situation = await readSituation(request, accountClient, ports, now)
  const need = neededCheck(situation)
  if (need !== undefined) return need.step
  const { session } = situation
  if (session === undefined) throw new Error('the interaction policy let a request pass without a session')
  await withTenant(snapshot.tenant.id, async (tx) => {
    const place = { tenantId: tx.tenantId, environmentId: snapshot.environment.id }
    const { count } = await tx.db.authorizationRequest.updateMany({
      where: { ...place, id: request.id, completedAt: null },
      data: { completedAt: now },
    })
    if (count === 0) return
    const where = { ...place, id: browser.id }
    await tx.db.browser.updateMany({ where, data: { accountSessionId: session.id } })
  })
  return seeOther(request.asked.redirectUri)
}
