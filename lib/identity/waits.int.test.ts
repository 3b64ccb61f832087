import { beforeAll, expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import type { Values } from '#lib/policy/fields.ts'
import { waitsOf } from '#lib/policy/waits.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { countAttempt } from './attempts.ts'

onTestDatabase()

let tenant: SeededTenant

beforeAll(async () => {
  tenant = await seedTenant()
})

const base = { forgetSeconds: 86_400, networkFreeAttempts: 60 }

test.each<Values<'lockout'>>([
  { ...base, freeAttempts: 3, firstDelaySeconds: 2, maxDelaySeconds: 900 },
  { ...base, freeAttempts: 5, firstDelaySeconds: 50, maxDelaySeconds: 120 },
  { ...base, freeAttempts: 4, firstDelaySeconds: 60, maxDelaySeconds: 60 },
])('UX-C14 the waits that the console previews are those that guessing meets: %o', async (lockout) => {
  const key = JSON.stringify(lockout)
  const counter = { scope: 'password:user' as const, key, freeAttempts: lockout.freeAttempts }
  const previewed = waitsOf(lockout)
  let now = new Date()
  const met: number[] = []
  for (let n = 0; n < lockout.freeAttempts - 1; n++)
    expect(await countAttempt(tenant.id, counter, lockout, now)).toBeUndefined()
  for (let n = 0; n < previewed.length; n++) {
    expect(await countAttempt(tenant.id, counter, lockout, now)).toBeUndefined()
    const blocked = await countAttempt(tenant.id, counter, lockout, now)
    const wait = ((blocked?.getTime() ?? 0) - now.getTime()) / 1000
    met.push(wait)
    now = plusSeconds(now, wait)
  }
  expect(met).toEqual(previewed)
})
