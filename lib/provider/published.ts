import type { MachineEndpoint, Place } from './paths.ts'
import type { Snapshot } from './snapshot.ts'
import { snapshots } from './snapshots.ts'
import type { WrittenAnswer } from './written-answer.ts'

/** Answers of the endpoints that depend on nothing but the environment, by the snapshot that they were made from. */
const answers = new WeakMap<Snapshot, Partial<Record<MachineEndpoint, WrittenAnswer>>>()

type Asked = { endpoint: MachineEndpoint; place: Place; method: string; isConditional: boolean }

/** What was answered from this very snapshot, and where the next answer may be kept. */
export class Published {
  readonly #snapshot: Snapshot
  readonly #endpoint: MachineEndpoint

  constructor(snapshot: Snapshot, endpoint: MachineEndpoint) {
    this.#snapshot = snapshot
    this.#endpoint = endpoint
  }

  get answer(): WrittenAnswer | undefined {
    return answers.get(this.#snapshot)?.[this.#endpoint]
  }

  keep(answer: WrittenAnswer): void {
    if (answer.status === 200) answers.set(this.#snapshot, { ...answers.get(this.#snapshot), [this.#endpoint]: answer })
  }
}

/**
 * Discovery and JWKS as they were last answered (W07: nothing in them depends on the request). Undefined for all other
 * endpoints, for whoever names a version that they have, and when the snapshot has to be looked at again.
 */
export function published({ endpoint, place, method, isConditional }: Asked, now: Date): Published | undefined {
  if (endpoint !== 'discovery' && endpoint !== 'jwks') return undefined
  if (method !== 'GET' || isConditional) return undefined
  const snapshot = snapshots().fresh(place, now)
  return snapshot && new Published(snapshot, endpoint)
}
