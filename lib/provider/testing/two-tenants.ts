import { afterAll, beforeAll } from 'vitest'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { realWorld, type World } from '../world.ts'
import { type Rig, startRig } from './rig.ts'

export type Stage = {
  rig: Rig
  acme: SeededTenant
  globex: SeededTenant
  /** Moves the provider's clock, and every later request with it. */
  pass(seconds: number): void
  /** Runs in acme's transaction. */
  inAcme<T>(run: (tx: Tx) => Promise<T>): Promise<T>
}

/** Two tenants behind one server, whose clock the test moves. Called once, at the top of a test file. */
export function onStage(): Stage {
  onTestDatabase()
  let offset = 0
  const world: World = { ...realWorld(), now: () => new Date(Date.now() + offset) }
  const stage = {
    pass: (seconds: number) => {
      offset += seconds * 1000
    },
  } as Stage
  stage.inAcme = (run) => withTenant(stage.acme.id, run)
  beforeAll(async () => {
    stage.rig = await startRig({ world })
    stage.acme = await seedTenant({ origin: stage.rig.origin, displayName: 'Acme' })
    stage.globex = await seedTenant({ origin: stage.rig.origin, displayName: 'Globex' })
  }, 120_000)
  afterAll(() => stage.rig.close())
  return stage
}
