import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import type { Person } from '../assurance/owned.ts'
import type { Answered } from './answered.ts'
import { challengeSeconds } from './purpose.ts'

/** Mails that take back what somebody else did to an account, and the one that begins a change of its address. */
const takesBack = ['secure_account', 'undo_email', 'change_email']

/**
 * From when on what was done to an account may be somebody else's, to be kept in the mail that tells of it: the moment it tells of,
 * or that of an older mail which nobody has answered, for whoever gets in once comes again, and a newer mail takes the older one's
 * place. Never further back than such a mail holds.
 */
export async function sinceOf(tx: Tx, { directoryId, userId }: Person, moment: Date, now: Date): Promise<Date> {
  const open = await tx.sql<{ data: Answered['data'] }>`
    select data from mail_challenges
    where tenant_id = ${tx.tenantId} and directory_id = ${directoryId} and user_id = ${userId} and purpose = any(${takesBack})
      and consumed_at is null and expires_at > ${now}
    limit 100`
  const times = [moment, ...open.flatMap(({ data }) => dateIn(data) ?? [])]
  const oldest = Math.min(...times.map((time) => time.getTime()))
  return new Date(Math.max(oldest, plusSeconds(now, -challengeSeconds.secure_account).getTime()))
}

/** Reads it; a mail that was sent before it was kept takes back nothing but what is done from now on. */
export const readSince = (data: Answered['data'], now: Date): Date => dateIn(data) ?? now

function dateIn({ since }: Answered['data']): Date | undefined {
  const date = typeof since === 'string' ? new Date(since) : undefined
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date
}
