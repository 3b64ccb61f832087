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
import { theirWords } from './their-words.ts'

export type BulkAnswer = { ok: true; report: BulkReport } | { ok: false; message: string }

/** What a selection sends: the rows it names, or the search and filters of all that match; and the dialog's own fields. */
export type BulkForm = { ids: readonly string[]; matching: string | undefined; fields: Record<string, unknown> }

type BulkWork = (call: Call, sent: BulkForm) => Promise<BulkReport>

/**
 * Does what a table's selection asks for, and answers what came of each row. Foreign origins and endless forms do nothing;
 * the page is read again afterwards.
 */
export async function answerBulk(tenant: string, form: FormData, work: BulkWork): Promise<BulkAnswer> {
  const answer = await inRequest(() => answered(tenant, form, work))
  if (answer.ok) refresh()
  return answer
}

async function answered(tenant: string, form: FormData, work: BulkWork): Promise<BulkAnswer> {
  const refused = (sentence: string) => ({ ok: false as const, message: theirWords(sentence) })
  if (!(await isSameOrigin())) return refused('This form was sent from another site. Reload the page.')
  const input = formInput(form)
  if (input === undefined) return refused('This form is too large.')
  const { ids, matching, ...fields } = input
  try {
    const at = now()
    const actor = await portalActor(tenant, await cookieReader(), at)
    const sent = { ids: names(ids), matching: text(matching), fields }
    const { rows, ...report } = await work({ actor, tenant, now: at }, sent)
    return { ok: true, report: { ...report, rows: rows.map(inTheirWords) } }
  } catch (error) {
    if (isServiceError(error)) return refused(error.message)
    const id = newId()
    log().error({ err: error, errorId: id }, 'an action on many rows failed')
    return refused(`This did not work. Quote ${id} to support.`)
  }
}

const inTheirWords = (row: BulkReport['rows'][number]): BulkReport['rows'][number] =>
  row.reason === undefined ? row : { ...row, reason: theirWords(row.reason) }

const names = (ids: unknown): readonly string[] =>
  Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string').slice(0, bounds.list.maxPage) : []

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
