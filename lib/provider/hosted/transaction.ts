import { parseId } from '#lib/kernel/ids.ts'
import { field, parameter } from './form.ts'
import { expiredRequest, finishedRequest, foreignBrowser, unknownRequest } from './messages.ts'
import { findRequest, type StoredRequest } from './requests.ts'
import type { Page, Transaction, Visit } from './visit.ts'

/**
 * The stored request that a step is about, in the hands of the browser that began it (SECURITY A43), or the page that says
 * why there is none. Nothing of the address counts but the request's id.
 */
export async function openTransaction(visit: Visit): Promise<Transaction | Page> {
  return transactionOf(visit, await storedRequest(visit))
}

/** The same of a request that was read already. */
export async function transactionOf(visit: Visit, stored: StoredRequest | undefined): Promise<Transaction | Page> {
  if (stored === undefined) return unknownRequest(visit)
  const { uiLocales } = stored.request.asked
  const chosen = stored.language === undefined ? [] : [stored.language]
  Object.assign(visit.wishes, { uiLocales: [...chosen, ...uiLocales], ...stored.speaks })
  const browser = await visit.browser()
  if (browser === undefined || !stored.bound || stored.browserId !== browser.id) return foreignBrowser(visit)
  const { request, identifier, signing, completedAt } = stored
  if (completedAt !== null) return finishedRequest(visit, request.asked)
  if (request.expiresAt <= visit.now) return expiredRequest(visit, request.asked)
  return { browser, request, identifier, signing }
}

/** The request that the address or the form names, whoever's it is. */
export async function storedRequest(visit: Visit): Promise<StoredRequest | undefined> {
  const { request } = visit
  const named =
    request.method === 'POST'
      ? (field(request, 'request') ?? parameter(request, 'request'))
      : parameter(request, 'request')
  const id = parseId('request', named ?? '')
  if (id === undefined) return undefined
  // Whoever asks for the request asks for its browser next; asked for at once, both are one message to the database.
  const [stored] = await Promise.all([findRequest(visit.snapshot, id), visit.browser()])
  return stored
}
