import { hash, verify } from '@node-rs/argon2'
import { defaultCost } from '#lib/identity/password.ts'

/** What a password costs here, in words. */
export const costText = `Argon2id, ${defaultCost.memoryKib / 1024} MiB, ${defaultCost.passes} passes, one lane`

/** Passwords that one core can verify in a second when it does nothing else, measured for so long by this process. */
export async function argon2Limit(seconds: number): Promise<number> {
  const { memoryKib: memoryCost, passes: timeCost } = defaultCost
  const hashed = await hash('a password', { memoryCost, timeCost, parallelism: 1, outputLen: 32 })
  const startedAt = performance.now()
  let verified = 0
  while (performance.now() - startedAt < seconds * 1000) {
    await verify(hashed, 'a password')
    verified += 1
  }
  return verified / ((performance.now() - startedAt) / 1000)
}
