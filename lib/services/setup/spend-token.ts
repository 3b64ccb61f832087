import { asPlatform } from '#lib/db/as-platform.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { hashToken, mint } from '#lib/kernel/tokens.ts'

/**
 * Set-up has two steps, and a token for each: start-up prints the one that makes the first operator, and making them
 * answers the one that founds the first tenant. Both live an hour and are used once.
 */
export type SetupStep = 'operator' | 'tenant'

const hourSeconds = 3_600

const live = (step: SetupStep, hash: Uint8Array<ArrayBuffer>, now: Date) => ({
  setupTokenHash: hash,
  setupExpiresAt: { gt: now },
  setupCompletedAt: step === 'operator' ? null : { not: null },
})

/** Which step a token opens and until when, or undefined. Looking changes nothing: a link that is fetched is not used. */
export async function findSetupLink(
  token: string,
  now: Date,
): Promise<{ step: SetupStep; expiresAt: Date } | undefined> {
  const hash = hashToken('setup', token)
  if (hash === undefined) return undefined
  const row = await asPlatform((db) =>
    db.platformState.findFirst({
      where: { setupTokenHash: new Uint8Array(hash), setupExpiresAt: { gt: now } },
      select: { setupCompletedAt: true, setupExpiresAt: true },
    }),
  )
  if (row === null || row.setupExpiresAt === null) return undefined
  return { step: row.setupCompletedAt === null ? 'operator' : 'tenant', expiresAt: row.setupExpiresAt }
}

/** Whether the first operator has been made. */
export async function isSetUp(): Promise<boolean> {
  const row = await asPlatform((db) => db.platformState.findFirst({ select: { setupCompletedAt: true } }))
  return row !== null && row.setupCompletedAt !== null
}

/**
 * Uses up a token and does its work, or neither: one conditional write decides between two that come at once, and stays
 * locked until the work has committed. Answers the work's result and, after the first step, the token of the next.
 */
export async function spendSetupToken<T>(
  step: SetupStep,
  token: string,
  now: Date,
  work: () => Promise<T>,
): Promise<{ result: T; next: string | undefined }> {
  const hash = hashToken('setup', token)
  if (hash === undefined) throw spent()
  const next = step === 'operator' ? mint('setup') : undefined
  const nextHash = next === undefined ? undefined : hashToken('setup', next)
  return asPlatform(
    async (db) => {
      // Whoever comes while another works is refused at once: waiting, they would hold the connections that the work needs.
      const free = await db.$queryRaw<unknown[]>`select 1 from platform_state for update skip locked`
      if (free.length === 0) throw new ServiceError('conflict', 'This set-up link is being used right now.')
      const { count } = await db.platformState.updateMany({
        where: live(step, new Uint8Array(hash), now),
        data: {
          setupTokenHash: nextHash === undefined ? null : new Uint8Array(nextHash),
          setupExpiresAt: nextHash === undefined ? null : plusSeconds(now, hourSeconds),
          ...(step === 'operator' ? { setupCompletedAt: now } : {}),
          updatedAt: now,
        },
      })
      if (count === 0) throw spent()
      return { result: await work(), next }
    },
    { timeoutMs: 120_000 },
  )
}

const spent = (): ServiceError =>
  new ServiceError('not_found', 'This set-up link has been used, or its hour is over. A restart prints a new one.')
