import type { Tx } from '#lib/db/with-tenant.ts'
import { deviceOf } from '#lib/identity/device.ts'
import { listPasskeys } from '#lib/identity/passkeys/list-passkeys.ts'
import { listedRecoveryCodes } from '#lib/identity/recovery-codes/listed.ts'
import { listedTotp } from '#lib/identity/totp/listed.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Person } from './person-verb.ts'

/** What a person has beside a password, and the devices that are not asked for it: no secret, no code, no key. */
export async function factorsOf(tx: Tx, { directoryId, id: userId }: Pick<Person, 'directoryId' | 'id'>, now: Date) {
  const whose = { directoryId, userId }
  const apps = await listedTotp(tx, whose)
  const codes = await listedRecoveryCodes(tx, whose)
  const passkeys = await listPasskeys(tx, whose)
  return {
    passkeys: passkeys.map((passkey) => ({ ...passkey, id: formatId('credential', passkey.id) })),
    authenticatorApps: apps.map((app) => ({ ...app, id: formatId('credential', app.id) })),
    recoveryCodes:
      codes === undefined
        ? null
        : { left: codes.left, made: codes.made, createdAt: codes.createdAt, lastUsedAt: codes.lastUsedAt },
    rememberedDevices: await devicesOf(tx, whose, now),
  }
}

async function devicesOf(tx: Tx, whose: { directoryId: string; userId: string }, now: Date) {
  const rows = await tx.db.rememberedDevice.findMany({
    where: { ...whose, expiresAt: { gt: now } },
    select: {
      userAgent: true,
      createdAt: true,
      lastUsedAt: true,
      expiresAt: true,
      environment: { select: { displayName: true } },
    },
    orderBy: [{ lastUsedAt: 'desc' }, { id: 'asc' }],
    take: bounds.session.perUser,
  })
  return rows.map(({ userAgent, environment, ...row }) => ({
    ...row,
    device: deviceOf(userAgent).name,
    environment: environment.displayName,
  }))
}
