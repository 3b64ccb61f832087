import type { KeyChange } from '#lib/keys/rotation.ts'
import type { Change } from '../record.ts'

/** What became of keys, as the trail tells it. */
export const keyChanges = (changes: readonly KeyChange[], environmentId: string, alg: string): Change[] =>
  changes.map(({ action, keyId }) => ({ action, id: keyId, environmentId, before: null, after: { alg } }))
