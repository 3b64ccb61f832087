import { type ResolvedEnvironment as Resolved, resolveEnvironment } from '#lib/db/resolve-environment.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import type { Place } from './paths.ts'
import { loadSnapshot, type Snapshot } from './snapshot.ts'

/** Of what was resolved, what may be otherwise the next time. */
type Known = Pick<Resolved, 'environmentId' | 'version' | 'tenantStatus' | 'environmentStatus'>

/** A snapshot, and when it was last looked at, in milliseconds. A class, and flat: there are thousands of them. */
class Entry implements Known {
  readonly snapshot: Snapshot
  readonly checkedAt: number
  readonly weight: number
  readonly environmentId: string
  readonly version: bigint
  readonly tenantStatus: Known['tenantStatus']
  readonly environmentStatus: Known['environmentStatus']

  constructor(snapshot: Snapshot, known: Known, checkedAt: number) {
    this.snapshot = snapshot
    this.checkedAt = checkedAt
    this.weight = snapshot.weight()
    this.environmentId = snapshot.environment.id
    this.version = known.version
    this.tenantStatus = shared(known.tenantStatus)
    this.environmentStatus = shared(known.environmentStatus)
  }
}

/** The same few words come anew with each row. */
const shared = <Status extends Known['tenantStatus']>(status: Status): Status =>
  status === 'active' ? ('active' as Status) : status

/** What is being looked at, the environment that it was found to be, and whether that was flushed meanwhile. */
type Look = { environmentId?: string; isFlushed: boolean }

/** DESIGN section 4: what nobody told us is noticed after this long at the latest. */
const timeToLive = 5_000
/** While all that happened was told (`heard`), an environment need not be looked at so often: this is for what no trigger tells. */
const longTimeToLive = 60_000
/** Who was not asked for in so long is forgotten: an idle tenant costs nothing. */
const idleTime = 10 * 60_000

/** How many there are at most, and how much they are made of, in characters of JSON; a character costs two or three bytes. */
type Bounds = { most: number; weight: number }
const usual: Bounds = { most: 20_000, weight: 128 * 1024 * 1024 }

/** Names that lead nowhere are remembered as briefly, so that a scanner costs one query per name and five seconds. */
const mostUnknown = 10_000

/** The snapshots of this process: path -> environment, bounded, checked every five seconds, flushed by notification. */
export class Snapshots {
  readonly #bounds: Bounds
  /** In the order in which they were last checked. */
  readonly #entries = new Map<string, Entry>()
  readonly #unknown = new Map<string, number>()
  /** By the environment, so that a change need not look for it among all. */
  readonly #names = new Map<string, string>()
  readonly #loading = new Map<string, Promise<Snapshot | undefined>>()
  readonly #underWay = new Set<Look>()
  #weight = 0
  #heardAt = Number.NEGATIVE_INFINITY

  constructor(bounds: Bounds = usual) {
    this.#bounds = bounds
  }

  /** Whether a path is known to name an environment, as far as this process was asked. */
  knows(place: Place): boolean {
    return this.#entries.has(keyOf(place))
  }

  /** How many are held. */
  get size(): number {
    return this.#entries.size
  }

  /** The environment that a path names, where it was looked at so lately that nothing need be asked. */
  fresh(place: Place, now: Date): Snapshot | undefined {
    const entry = this.#entries.get(keyOf(place))
    return entry !== undefined && this.#isFresh(entry.checkedAt, now.getTime()) ? entry.snapshot : undefined
  }

  #isFresh(checkedAt: number, now: number): boolean {
    const age = Math.abs(now - checkedAt)
    return age < timeToLive || (age < longTimeToLive && Math.abs(now - this.#heardAt) < timeToLive)
  }

  /** Whatever was committed before `since` has led to its flush. Now and then, so this forgets who was not asked for in long. */
  heard(since: number): void {
    this.#heardAt = since
    for (const [name, { checkedAt }] of this.#entries) {
      if (since - checkedAt < idleTime) break
      this.#forget(name)
    }
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
    const isOfSame = held?.environmentId === stale.environment.id
    if (held !== undefined && isOfSame && held.snapshot.version > stale.version) return held.snapshot
    const snapshot = await this.#shared(`${name} anew`, () => this.#check(place, undefined, now.getTime()))
    if (snapshot === undefined) throw new ServiceError('unavailable', `environment ${name} is gone`)
    return snapshot
  }

  /** Forgets one environment, or everything: after a notification, and after the connection that brings them was lost. */
  flush(environmentId?: string): void {
    for (const look of this.#underWay)
      if (environmentId === undefined || (look.environmentId ?? environmentId) === environmentId) look.isFlushed = true
    if (environmentId !== undefined) {
      this.#forget(this.#names.get(environmentId))
      return
    }
    this.#entries.clear()
    this.#names.clear()
    this.#weight = 0
    this.#unknown.clear()
  }

  #forget(name: string | undefined): void {
    const entry = name === undefined ? undefined : this.#entries.get(name)
    if (name === undefined || entry === undefined) return
    this.#weight -= entry.weight
    this.#entries.delete(name)
    this.#names.delete(entry.environmentId)
  }

  /** Newest last. The ones that were checked longest ago leave when there are too many, or too much: never the one that came. */
  #remember(name: string, entry: Entry): void {
    this.#forget(name)
    this.#entries.set(name, entry)
    this.#names.set(entry.environmentId, name)
    this.#weight += entry.weight
    for (const [eldest] of this.#entries) {
      if (eldest === name || (this.#entries.size <= this.#bounds.most && this.#weight <= this.#bounds.weight)) break
      this.#forget(eldest)
    }
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
    const look: Look = { isFlushed: false }
    this.#underWay.add(look)
    try {
      return await this.#look(place, look, held, checkedAt)
    } finally {
      this.#underWay.delete(look)
    }
  }

  async #look(place: Place, look: Look, held: Entry | undefined, checkedAt: number): Promise<Snapshot | undefined> {
    const name = keyOf(place)
    const resolved = await resolveEnvironment(place.tenant, place.environment)
    if (resolved === undefined) {
      this.#forget(name)
      remember(this.#unknown, name, checkedAt, mostUnknown)
      return undefined
    }
    look.environmentId = resolved.environmentId
    const snapshot = held !== undefined && isSame(held, resolved) ? held.snapshot : await loadSnapshot(resolved)
    this.#unknown.delete(name)
    // What was flushed while it was read may be older than the flush; what another read meanwhile may be newer. An environment
    // that was deleted and made anew under its name counts from one again: its version says nothing beside the other's.
    const known = this.#entries.get(name)
    const isOlder = known?.environmentId === resolved.environmentId && known.snapshot.version > snapshot.version
    if (!look.isFlushed && !isOlder) this.#remember(name, new Entry(snapshot, resolved, checkedAt))
    return snapshot
  }
}

const keyOf = ({ tenant, environment }: Place): string => `${tenant}/${environment}`

const isSame = (a: Known, b: Known): boolean =>
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
