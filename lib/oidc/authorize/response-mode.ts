import type { ResponseMode } from '../model.ts'
import { refuse } from '../refusal.ts'
import type { Check } from './check.ts'

/** The values of `response_mode` that are served; discovery names the same. */
export const responseModes: readonly ResponseMode[] = ['query', 'fragment', 'form_post']

/** OAuth 2.0 Multiple Response Types §2.1 (A06). */
export const knownResponseMode: Check<'responseMode'> = (params) => {
  const asked = params.get('response_mode') ?? 'query'
  const responseMode = responseModes.find((mode) => mode === asked)
  return responseMode === undefined
    ? refuse('invalid_request', 'response_mode must be query, fragment or form_post')
    : { responseMode }
}
