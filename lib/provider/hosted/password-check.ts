import type { NewPassword } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { passwordStrength } from '#lib/identity/password-strength.ts'
import { loadPlaceWords } from '#lib/identity/place-words.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { networkOf } from '#lib/limits/network.ts'
import { spend } from '#lib/limits/spend.ts'
import { json } from '#lib/oidc/respond.ts'
import { field, formToken, isOurForm } from './form.ts'
import { stepPaths } from './links.ts'
import type { Answer, Step, Visit } from './visit.ts'

/** What a page needs to ask how strong a password is that somebody chooses on it, in the browser that has the page. */
export const checkFor = (visit: Visit, browserHash: Uint8Array): NonNullable<NewPassword['check']> => ({
  action: `${visit.snapshot.environment.issuer}${stepPaths.passwordCheck}`,
  csrf: formToken(browserHash, 'password-check'),
})

/**
 * How strong the password is that a person is typing on a page of ours: advice, which decides nothing. Only for the browser that
 * has such a page, and only so often; the password is judged and forgotten.
 */
async function judge(visit: Visit): Promise<Answer> {
  const { tenant, directoryId, environment } = visit.snapshot
  const browser = await visit.browser()
  if (browser === undefined || !isOurForm(visit.request, environment.issuer, formToken(browser.hash, 'password-check')))
    return json(403, { error: 'forbidden' })
  const waitSeconds = await spent(visit, browser.id)
  if (waitSeconds > 0) return json(429, { error: 'too_many_requests' }, { 'retry-after': String(waitSeconds) })
  const typed = field(visit.request, 'new_password') ?? ''
  if (typed.length > bounds.password.typedLength) return json(400, { error: 'too_long' })
  const placeWords = await withTenant(tenant.id, (tx) => loadPlaceWords(tx, directoryId))
  const { score, isGuessable } = await passwordStrength(typed, { minLength: 1, placeWords })
  return json(200, { score, guessable: isGuessable })
}

/** Counted before anything is judged: in how many seconds to come back, or 0. */
async function spent({ snapshot, request, now }: Visit, browserId: string): Promise<number> {
  const { perBrowser, perNetwork, windowSeconds } = bounds.passwordCheck
  const count = (who: string, requests: number) =>
    spend(snapshot.tenant.id, who, { requests, windowSeconds }, now, 'password_check')
  const ofNetwork = await count(`network ${networkOf(request.peer.ip)}`, perNetwork)
  if (!ofNetwork.allowed) return ofNetwork.resetSeconds
  const ofBrowser = await count(`browser ${browserId}`, perBrowser)
  return ofBrowser.allowed ? 0 : ofBrowser.resetSeconds
}

/** Where the script of a page asks how strong a typed password is (UX-H41). */
export const passwordCheck: Step = { POST: judge }
