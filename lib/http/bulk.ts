import { refresh } from 'next/cache'
import { portalActor } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { log } from '#lib/kernel/log.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { BulkReport } from '#lib/services/bulk.ts'
import type { Call } from '#lib/services/call.ts'
import { isSameOrigin } from './action.ts'
import { formInput } from './form-input.ts'
import { cookieReader, inRequest } from './request.ts'

export type BulkAnswer = { ok: true; report: BulkReport } | { ok: false; message: string }

/** What a selection sends: the rows it names, or the search and filters of all that match; and the dialog's own fields. */
export type BulkForm = { ids: readonly string[]; matching: string | undefined; fields: Record<string, unknown> }

/**
 * Does what a table's selection asks for, and answers what came of each row. Foreign origins and endless forms do nothing;
 * the page is read again afterwards.
 */
export async function answerBulk(
  tenant: string,
  form: FormData,
  work: (call: Call, sent: BulkForm) => Promise<BulkReport>,
): Promise<BulkAnswer> {
  if (!(await isSameOrigin())) return { ok: false, message: 'This form was sent from another site. Reload the page.' }
  const input = formInput(form)
  if (input === undefined) return { ok: false, message: 'This form is too large.' }
  const { ids, matching, ...fields } = input
  try {
    const report = await inRequest(async () => {
      const at = now()
      const actor = await portalActor(tenant, await cookieReader(), at)
      return work({ actor, tenant, now: at }, { ids: names(ids), matching: text(matching), fields })
    })
    refresh()
    return { ok: true, report }
  } catch (error) {
    if (isServiceError(error)) return { ok: false, message: error.message }
    const errorId = newId()
    log().error({ err: error, errorId }, 'an action on many rows failed')
    return { ok: false, message: `This did not work. Quote ${errorId} to support.` }
  }
}

const names = (ids: unknown): readonly string[] =>
  Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string').slice(0, bounds.list.maxPage) : []

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
