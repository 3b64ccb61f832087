import { callFor, type Place } from './call.ts'

/** The first use of (client, jti) alone is fresh, on whichever node (RFC 7523 §3). Remembered until `expiresAt`. */
export const useAssertion = (
  at: Place,
  clientRef: string,
  jtiHash: Uint8Array,
  expiresAt: Date,
): Promise<'fresh' | 'replayed'> =>
  callFor('hot_use_assertion', [at.tenantId, at.environmentId, clientRef, jtiHash, expiresAt])
