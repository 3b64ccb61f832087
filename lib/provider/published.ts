import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import type { MachineEndpoint, Place } from './paths.ts'
import type { Snapshot } from './snapshot.ts'
import { snapshots } from './snapshots.ts'

/** Answers of the endpoints that depend on nothing but the environment, by the snapshot that they were made from. */
const answers = new WeakMap<Snapshot, Partial<Record<MachineEndpoint, ProtocolResponse>>>()

type Asked = { endpoint: MachineEndpoint; place: Place; method: string; header(name: string): string | undefined }

/** What was answered from this very snapshot, and where the next answer may be kept. */
export type Published = { answer: ProtocolResponse | undefined; keep(answer: ProtocolResponse): void }

/**
 * Discovery and JWKS as they were last answered (W07: nothing in them depends on the request). Undefined for all other
 * endpoints, for whoever names a version that they have, and when the snapshot has to be looked at again.
 */
export function published({ endpoint, place, method, header }: Asked, now: Date): Published | undefined {
  if (endpoint !== 'discovery' && endpoint !== 'jwks') return undefined
  if (method !== 'GET' || header('if-none-match') !== undefined) return undefined
  const snapshot = snapshots().fresh(place, now)
  if (snapshot === undefined) return undefined
  return {
    answer: answers.get(snapshot)?.[endpoint],
    keep(answer) {
      if (answer.status === 200) answers.set(snapshot, { ...answers.get(snapshot), [endpoint]: answer })
    },
  }
}
