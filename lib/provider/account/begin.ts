import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import { seeOther, stepUrl } from '../hosted/links.ts'
import { nameBrowser } from '../hosted/new-browser.ts'
import { storeRequest } from '../hosted/requests.ts'
import type { Visit } from '../hosted/visit.ts'
import { askedOfAccount } from './request.ts'

/** Sends somebody to sign in first, and back to `returnTo`: the URL of a page of the account, ours. */
export async function beginAccount(
  visit: Visit,
  returnTo: string,
  recent?: Parameters<typeof askedOfAccount>[1],
): Promise<ProtocolResponse> {
  const { snapshot, now } = visit
  const { requestSeconds } = snapshot.environment.lifetimes
  const request = {
    id: newId(now),
    stored: false,
    asked: askedOfAccount(returnTo, recent),
    progress: { sessionId: null, consent: null },
    createdAt: now,
    expiresAt: new Date(now.getTime() + requestSeconds * 1000),
  }
  const known = await visit.browser()
  const headers = await withTenant(snapshot.tenant.id, async (tx) => {
    const browser = known === undefined ? await nameBrowser(tx, visit) : { id: known.id, headers: {} }
    await storeRequest(tx, snapshot, request, null, browser.id, true)
    return browser.headers
  })
  return seeOther(stepUrl(snapshot.environment.issuer, 'continue', request.id), headers)
}
