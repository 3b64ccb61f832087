import { type ResolvedEnvironment as Resolved, resolveEnvironment } from '#lib/db/resolve-environment.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import type { Place } from './paths.ts'
import { loadSnapshot, type Snapshot } from './snapshot.ts'

type Entry = { snapshot: Snapshot; resolved: Resolved; checkedAt: number }

/** DESIGN section 4: what nobody told us is noticed after this long at the latest. */
const timeToLive = 5_000
const mostSnapshots = 1_000
/** Names that lead nowhere are remembered as briefly, so that a scanner costs one query per name and five seconds. */
const mostUnknown = 10_000

/** The snapshots of this process: path -> environment, bounded, checked every five seconds, flushed by notification. */
export class Snapshots {
  readonly #entries = new Map<string, Entry>()
  readonly #unknown = new Map<string, number>()
  readonly #loading = new Map<string, Promise<Snapshot | undefined>>()
  #flushes = 0

  /** Whether a path is known to name an environment, as far as this process was asked. */
  knows(place: Place): boolean {
    return this.#entries.has(keyOf(place))
  }

  /** The environment that a path names, where it was looked at so lately that nothing need be asked. */
  fresh(place: Place, now: Date): Snapshot | undefined {
    const entry = this.#entries.get(keyOf(place))
    return entry !== undefined && Math.abs(now.getTime() - entry.checkedAt) < timeToLive ? entry.snapshot : undefined
  }

  /** The environment that a path names; undefined when there is none. */
  async find(place: Place, now: Date): Promise<Snapshot | undefined> {
    const fresh = this.fresh(place, now)
    if (fresh !== undefined) return fresh
    const name = keyOf(place)
    const entry = this.#entries.get(name)
    const at = now.getTime()
    const missing = this.#unknown.get(name)
    if (missing !== undefined && Math.abs(at - missing) < timeToLive) return undefined
    return this.#shared(name, () => this.#check(place, entry, at))
  }

  /** A newer one than `stale`, for the second run of a request. Many find out at once; one of them reads, for all. */
  async reload(place: Place, stale: Snapshot, now: Date): Promise<Snapshot> {
    const name = keyOf(place)
    const held = this.#entries.get(name)
    if (held !== undefined && held.snapshot.version > stale.version) return held.snapshot
    const snapshot = await this.#shared(`${name} anew`, () => this.#check(place, undefined, now.getTime()))
    if (snapshot === undefined) throw new ServiceError('unavailable', `environment ${name} is gone`)
    return snapshot
  }

  /** Forgets one environment, or everything: after a notification, and after the connection that brings them was lost. */
  flush(environmentId?: string): void {
    this.#flushes++
    if (environmentId === undefined) {
      this.#entries.clear()
      this.#unknown.clear()
      return
    }
    for (const [name, entry] of this.#entries)
      if (entry.resolved.environmentId === environmentId) this.#entries.delete(name)
  }

  /** Those who ask for the same thing at the same time wait for one answer. */
  #shared(name: string, load: () => Promise<Snapshot | undefined>): Promise<Snapshot | undefined> {
    const under = this.#loading.get(name)
    if (under !== undefined) return under
    const loading = load().finally(() => this.#loading.delete(name))
    this.#loading.set(name, loading)
    return loading
  }

  async #check(place: Place, held: Entry | undefined, checkedAt: number): Promise<Snapshot | undefined> {
    const name = keyOf(place)
    const flushes = this.#flushes
    const resolved = await resolveEnvironment(place.tenant, place.environment)
    if (resolved === undefined) {
      this.#entries.delete(name)
      remember(this.#unknown, name, checkedAt, mostUnknown)
      return undefined
    }
    const snapshot =
      held !== undefined && isSame(held.resolved, resolved) ? held.snapshot : await loadSnapshot(resolved)
    this.#unknown.delete(name)
    // What was flushed while it was read may be older than the flush; what another read meanwhile may be newer.
    const isNewest = (this.#entries.get(name)?.snapshot.version ?? snapshot.version) <= snapshot.version
    if (flushes === this.#flushes && isNewest)
      remember(this.#entries, name, { snapshot, resolved, checkedAt }, mostSnapshots)
    return snapshot
  }
}

const keyOf = ({ tenant, environment }: Place): string => `${tenant}/${environment}`

const isSame = (a: Resolved, b: Resolved): boolean =>
  a.environmentId === b.environmentId &&
  a.version === b.version &&
  a.tenantStatus === b.tenantStatus &&
  a.environmentStatus === b.environmentStatus

/** Newest last; the eldest leaves when there are too many. */
function remember<T>(map: Map<string, T>, name: string, value: T, most: number): void {
  map.delete(name)
  map.set(name, value)
  const [eldest] = map.keys()
  if (map.size > most && eldest !== undefined) map.delete(eldest)
}

/** The one set of snapshots of this process. */
export const snapshots = (): Snapshots => singleton('provider-snapshots', () => new Snapshots())
