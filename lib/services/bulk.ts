import type { z } from 'zod'
import { isServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { log } from '#lib/kernel/log.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type Call, lacksPermission } from './call.ts'
import type { Query } from './query.ts'
import type { Verb } from './verb.ts'

/** A row that something is done to: its shown id, and what a screen calls it. */
export type BulkTarget = { id: string; label: string }

/** What came of one row. `reason` says why it was refused, in the verb's own words. */
export type BulkRow = BulkTarget & { ok: boolean; reason?: string }

/** `left`: how many were not tried, because one action takes `bounds.bulk.rows` at most or because it took too long. */
export type BulkReport = { rows: BulkRow[]; left: number }

/**
 * Does one verb to many objects: each in a transaction of its own with an event of its own, so that what is refused for one
 * undoes nothing of another. Each is named once. It ends early at the time limit and says how many are left. Whose role does
 * not allow it is refused as a whole, and once.
 */
export async function inBulk<Schema extends z.ZodType, Result>(
  verb: Verb<Schema, Result>,
  call: Call,
  targets: readonly BulkTarget[],
  input: (id: string) => unknown,
): Promise<BulkReport> {
  const wanted = [...new Map(targets.map((target) => [target.id, target])).values()]
  const rows: BulkRow[] = []
  const end = performance.now() + bounds.bulk.seconds * 1000
  for (const target of wanted.slice(0, bounds.bulk.rows)) {
    if (performance.now() > end) break
    rows.push({ ...target, ...(await tried(verb, call, input(target.id))) })
  }
  return { rows, left: wanted.length - rows.length }
}

async function tried(verb: Verb, call: Call, input: unknown): Promise<{ ok: boolean; reason?: string }> {
  try {
    await verb.call(call, input)
    return { ok: true }
  } catch (error) {
    if (lacksPermission(error)) throw error
    if (isServiceError(error)) return { ok: false, reason: Object.values(error.fields ?? {})[0] ?? error.message }
    const errorId = newId()
    log().error({ err: error, verb: verb.name, errorId }, 'a verb failed for one row of many')
    return { ok: false, reason: `Did not work. Quote ${errorId} to support.` }
  }
}

type Listed<Row> = { rows: Row[]; total?: number; next: string | null }

/**
 * Every row of a list that matches, page by page through its query and so with its permission, up to what one action takes.
 * `left` is how many match beyond.
 */
export async function everyMatching<Schema extends z.ZodType, Row extends { id: string }>(
  query: Query<Schema, Listed<Row>>,
  call: Call,
  input: Record<string, unknown>,
  label: (row: Row) => string,
): Promise<{ targets: BulkTarget[]; left: number }> {
  const targets: BulkTarget[] = []
  let cursor: string | undefined
  let total = 0
  do {
    const answer = await query.call(call, { ...input, limit: bounds.list.maxPage, ...(cursor ? { cursor } : {}) })
    targets.push(...answer.rows.map((row) => ({ id: row.id, label: label(row) })))
    total = Math.max(total, answer.total ?? 0)
    cursor = answer.next ?? undefined
  } while (cursor !== undefined && targets.length < bounds.bulk.rows)
  const kept = targets.slice(0, bounds.bulk.rows)
  return { targets: kept, left: cursor === undefined ? targets.length - kept.length : Math.max(1, total - kept.length) }
}
