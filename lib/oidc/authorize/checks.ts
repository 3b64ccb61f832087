import type { Asked } from '../model.ts'
import type { Params } from '../protocol.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { voluntaryAcr } from './acr.ts'
import type { CheckContext } from './check.ts'
import { validClaims } from './claims.ts'
import { noDuplicates } from './duplicates.ts'
import { reachableAcr } from './essential-acr.ts'
import { loginHint, uiLocales, verifiedIdTokenHint } from './hints.ts'
import { validMaxAge } from './max-age.ts'
import { pkce } from './pkce.ts'
import { knownPrompts } from './prompt.ts'
import { knownResources } from './resource.ts'
import { knownResponseMode } from './response-mode.ts'
import { codeFlowOnly } from './response-type.ts'
import { knownScopes } from './scope.ts'
import { boundedNonce, boundedState } from './state.ts'
import { noRequestObjects } from './unsupported.ts'

/** What the authorization endpoint checks once client and redirect URI are known, in this order. */
export const authorizeChecks = [
  noDuplicates,
  noRequestObjects,
  codeFlowOnly,
  knownResponseMode,
  boundedState,
  boundedNonce,
  pkce,
  knownResources,
  knownScopes,
  knownPrompts,
  validMaxAge,
  validClaims,
  reachableAcr,
  voluntaryAcr,
  loginHint,
  uiLocales,
  verifiedIdTokenHint,
] as const

type Part = Exclude<Awaited<ReturnType<(typeof authorizeChecks)[number]>>, Refusal>
type PartKeys = Part extends infer One ? (One extends One ? keyof One : never) : never
type Checked = Omit<Asked, 'clientId' | 'redirectUri'>

/** `never`, so that nothing compiles, when a field of what is asked has no check that reads it. */
type Complete = keyof Checked extends PartKeys ? Checked : never

/** Runs the checks in order; the first refusal ends it. */
export async function runChecks(params: Params, context: CheckContext): Promise<Complete | Refusal> {
  const parts: Partial<Asked> = {}
  for (const check of authorizeChecks) {
    const part = await check(params, context)
    if (isRefusal(part)) return part
    Object.assign(parts, part)
  }
  return parts as Complete
}
