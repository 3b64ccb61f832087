import { refuse } from '../refusal.ts'
import type { Check } from './check.ts'

/** The longest `state`, in characters, that is carried (A12). */
export const maxStateLength = 4_096
const maxNonceLength = 1_024

/** A12: returned unchanged up to the documented length. */
export const boundedState: Check<'state'> = (params) => {
  const state = params.get('state') ?? null
  return state !== null && state.length > maxStateLength
    ? refuse('invalid_request', `state is longer than ${maxStateLength} characters`)
    : { state }
}

/** OIDC Core §3.1.2.1 (A19): echoed in the ID token. */
export const boundedNonce: Check<'nonce'> = (params) => {
  const nonce = params.get('nonce') ?? null
  return nonce !== null && nonce.length > maxNonceLength
    ? refuse('invalid_request', `nonce is longer than ${maxNonceLength} characters`)
    : { nonce }
}
