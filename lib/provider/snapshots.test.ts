import { beforeEach, expect, test, vi } from 'vitest'
import { resolveEnvironment } from '#lib/db/resolve-environment.ts'
import { loadSnapshot, type Snapshot } from './snapshot.ts'
import { Snapshots } from './snapshots.ts'

vi.mock('#lib/db/resolve-environment.ts')
vi.mock('./snapshot.ts')

const place = { tenant: 'acme', environment: 'production' }
const now = new Date()
const snapshotOf = (version: bigint) => ({ version }) as Snapshot

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(resolveEnvironment).mockResolvedValue({
    tenantId: 't',
    environmentId: 'e',
    tenantStatus: 'active',
    environmentStatus: 'active',
    issuer: 'https://id.example.test/t/acme/production',
    version: 1n,
  })
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
