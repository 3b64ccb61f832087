import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type ResolvedEnvironment, resolveEnvironment } from '#lib/db/resolve-environment.ts'
import { loadSnapshot, type Snapshot } from './snapshot.ts'
import { Snapshots } from './snapshots.ts'

vi.mock('#lib/db/resolve-environment.ts')
vi.mock('./snapshot.ts')

const place = { tenant: 'acme', environment: 'production' }
const now = new Date()
const snapshotOf = (version: bigint, weight = 1, id = 'e') =>
  ({ version, environment: { id }, weight: () => weight }) as Snapshot

const resolved: ResolvedEnvironment = {
  tenantId: 't',
  environmentId: 'e',
  tenantStatus: 'active',
  environmentStatus: 'active',
  issuer: 'https://id.example.test/t/acme/production',
  version: 1n,
}

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(resolveEnvironment).mockResolvedValue(resolved)
})

test('what was being read when it was flushed is read again by the next', async () => {
  const snapshots = new Snapshots()
  vi.mocked(loadSnapshot).mockImplementationOnce(async () => {
    snapshots.flush('e')
    return snapshotOf(1n)
  })
  await snapshots.find(place, now)
  vi.mocked(loadSnapshot).mockResolvedValueOnce(snapshotOf(2n))
  expect((await snapshots.find(place, now))?.version).toBe(2n)
})

test('a slow read of an older version does not take the place of a newer one', async () => {
  const snapshots = new Snapshots()
  let finish: (snapshot: Snapshot) => void = () => undefined
  const slow = new Promise<Snapshot>((resolve) => {
    finish = resolve
  })
  vi.mocked(loadSnapshot).mockReturnValueOnce(slow)
  const older = snapshots.find(place, now)
  vi.mocked(loadSnapshot).mockResolvedValueOnce(snapshotOf(2n))
  expect((await snapshots.reload(place, snapshotOf(1n), now)).version).toBe(2n)
  finish(snapshotOf(1n))
  await older
  expect((await snapshots.find(place, now))?.version).toBe(2n)
})

test('a path is known once it was found, and no longer when it is forgotten; one that leads nowhere never is', async () => {
  const snapshots = new Snapshots()
  expect(snapshots.knows(place)).toBe(false)
  vi.mocked(loadSnapshot).mockResolvedValueOnce(snapshotOf(1n))
  await snapshots.find(place, now)
  expect(snapshots.knows(place)).toBe(true)
  snapshots.flush('e')
  expect(snapshots.knows(place)).toBe(false)
  vi.mocked(resolveEnvironment).mockResolvedValue(undefined)
  const nowhere = { tenant: 'nobody', environment: 'production' }
  await snapshots.find(nowhere, now)
  expect(snapshots.knows(nowhere)).toBe(false)
})

describe('while all that happens is told', () => {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)

  test('an environment need not be looked at every five seconds, but each minute', async () => {
    const snapshots = new Snapshots()
    vi.mocked(loadSnapshot).mockResolvedValue(snapshotOf(1n))
    await snapshots.find(place, now)
    expect(snapshots.fresh(place, at(6))).toBeUndefined()
    snapshots.heard(at(4).getTime())
    expect(snapshots.fresh(place, at(8))).toBeDefined()
    expect(snapshots.fresh(place, at(9))).toBeUndefined()
    snapshots.heard(at(59).getTime())
    expect(snapshots.fresh(place, at(59))).toBeDefined()
    expect(snapshots.fresh(place, at(61))).toBeUndefined()
  })

  test('who was not asked for in ten minutes is forgotten', async () => {
    const snapshots = new Snapshots()
    vi.mocked(loadSnapshot).mockResolvedValue(snapshotOf(1n))
    await snapshots.find(place, now)
    vi.mocked(resolveEnvironment).mockResolvedValueOnce({ ...resolved, environmentId: 'f' })
    await snapshots.find({ ...place, tenant: 'globex' }, at(60))
    snapshots.heard(at(599).getTime())
    expect(snapshots.size).toBe(2)
    snapshots.heard(at(601).getTime())
    expect(snapshots.size).toBe(1)
    expect(snapshots.knows(place)).toBe(false)
  })
})

test('an environment that was made anew under the name of another takes its place, however low its version', async () => {
  const snapshots = new Snapshots()
  vi.mocked(loadSnapshot).mockResolvedValueOnce(snapshotOf(57n))
  await snapshots.find(place, now)
  vi.mocked(resolveEnvironment).mockResolvedValue({ ...resolved, environmentId: 'anew' })
  const anew = snapshotOf(2n, 1, 'anew')
  vi.mocked(loadSnapshot).mockResolvedValueOnce(anew)
  // Whoever has its first version is not given the other's, which is higher.
  expect(await snapshots.reload(place, snapshotOf(1n, 1, 'anew'), now)).toBe(anew)
  expect(snapshots.fresh(place, now)).toBe(anew)
})

describe('bounded', () => {
  const load = async (snapshots: Snapshots, tenant: string, weight: number) => {
    vi.mocked(resolveEnvironment).mockResolvedValueOnce({ ...resolved, environmentId: tenant })
    vi.mocked(loadSnapshot).mockResolvedValueOnce(snapshotOf(1n, weight))
    await snapshots.find({ ...place, tenant }, now)
  }
  const held = (snapshots: Snapshots) =>
    ['a', 'b', 'c', 'd'].filter((tenant) => snapshots.knows({ ...place, tenant })).join('')

  test('by their number', async () => {
    const snapshots = new Snapshots({ most: 2, weight: 1_000 })
    for (const tenant of ['a', 'b', 'c']) await load(snapshots, tenant, 1)
    expect(held(snapshots)).toBe('bc')
  })

  test('by how much they are made of; the one that is asked for stays, however large', async () => {
    const snapshots = new Snapshots({ most: 100, weight: 10 })
    for (const tenant of ['a', 'b', 'c']) await load(snapshots, tenant, 4)
    expect(held(snapshots)).toBe('bc')
    await load(snapshots, 'd', 50)
    expect(held(snapshots)).toBe('d')
    snapshots.flush('d')
    for (const tenant of ['a', 'b']) await load(snapshots, tenant, 5)
    expect(held(snapshots)).toBe('ab')
  })
})

test('what is told of one environment takes no other that is being read', async () => {
  const snapshots = new Snapshots()
  vi.mocked(loadSnapshot).mockImplementationOnce(async () => {
    snapshots.flush('another')
    return snapshotOf(1n)
  })
  await snapshots.find(place, now)
  expect(snapshots.knows(place)).toBe(true)
})
