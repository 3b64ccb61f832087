import { refuse } from '../refusal.ts'
import type { Check } from './check.ts'

/** OIDC Core §3.1.2.1 (A26, A27): whole seconds. */
export const validMaxAge: Check<'maxAgeSeconds'> = (params) => {
  const text = params.get('max_age')
  if (text === undefined) return { maxAgeSeconds: null }
  return /^\d{1,9}$/.test(text)
    ? { maxAgeSeconds: Number(text) }
    : refuse('invalid_request', 'max_age must be a number of seconds')
}
