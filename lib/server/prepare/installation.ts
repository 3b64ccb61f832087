import { asPlatform } from '#lib/db/as-platform.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { hashToken, mint, safeEqual } from '#lib/kernel/tokens.ts'
import { keyCheckValue } from '#lib/keys/master.ts'
import { StartRefusal } from '../start-refusal.ts'

const setupLinkSeconds = 3600

/** The one row that says what this installation is; the first start writes it. */
async function installation(origin: string) {
  const data = { instanceId: newId(), origin, keyCheck: Uint8Array.from(keyCheckValue()) }
  return asPlatform(async (db) => {
    await db.platformState.createMany({ data: [data], skipDuplicates: true })
    return db.platformState.findFirstOrThrow()
  })
}

/**
 * Refuses when this database belongs to another master key or another origin. The origin is part of every issuer, every
 * token and every passkey, so it can't change by a variable (DESIGN 7).
 */
export async function assertInstallation(origin: string): Promise<void> {
  const state = await installation(origin)
  if (!safeEqual(state.keyCheck, keyCheckValue()))
    throw new StartRefusal(
      'The master key is not the one of this database.',
      'Set SIGNET_MASTER_KEY to the key with which this installation was first started.',
    )
  if (state.origin === origin) return
  throw new StartRefusal(
    `This installation is at ${state.origin}; it can't be started as ${origin}, because every issuer carries its origin.`,
    `Start it as what it is:  SIGNET_ORIGIN=${state.origin}  (PORT may be another one behind a proxy)`,
    'or begin another installation:  SIGNET_DATA_DIR=./other-data',
  )
}

/** A new one-time link to the set-up page, good for an hour; earlier ones end. Undefined once set-up is done. */
export async function renewSetupLink(origin: string, now: Date): Promise<string | undefined> {
  const token = mint('setup')
  const hash = hashToken('setup', token)
  if (hash === undefined) throw new Error('a token that was just made has no hash')
  const renewed = await asPlatform((db) =>
    db.platformState.updateMany({
      where: { setupCompletedAt: null },
      data: {
        setupTokenHash: Uint8Array.from(hash),
        setupExpiresAt: plusSeconds(now, setupLinkSeconds),
        updatedAt: now,
      },
    }),
  )
  return renewed.count === 0 ? undefined : `${origin}/setup?token=${token}`
}
