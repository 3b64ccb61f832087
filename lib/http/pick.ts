import type { z } from 'zod'
import { portalActor } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { errorStatus, isServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Call } from '#lib/services/call.ts'
import type { Query } from '#lib/services/query.ts'
import { cookieReader, inRequest } from './request.ts'
import { theirWords } from './their-words.ts'

export type PickRow = { id: string; label: string; hint: string }

/** The queries behind the pickers of a portal, by their kind in the URL. */
export type Pickers = Readonly<Record<string, Query<z.ZodType, PickRow[]> | undefined>>

/** Without a tenant in its path a route is the operators’. */
type Context = { params: Promise<{ tenant?: string; kind: string }> }

/**
 * A route that answers what a combobox asks: `?q=` the text typed, `&id=` (repeated) what certain ids are called, and where
 * the page stands (`environment`, `directory`). `{ rows: [{ id, label, hint }] }`, 20 at most; `{ message }` when refused.
 */
export const pickRoute =
  (pickers: Pickers) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const { tenant = 'platform', kind } = await params
    const picker = Object.hasOwn(pickers, kind) ? pickers[kind] : undefined
    if (picker === undefined) return answer(404, { message: 'There is nothing here.' })
    const { q = '', id: _, ...place } = Object.fromEntries(new URL(request.url).searchParams)
    const ids = new URL(request.url).searchParams.getAll('id')
    const input = { ...place, search: q.slice(0, bounds.list.search), ...(ids.length === 0 ? {} : { ids }) }
    try {
      const rows = await inRequest(async () => {
        const at = now()
        return picker.call({ actor: await portalActor(tenant, await cookieReader(), at), tenant, now: at }, input)
      })
      return answer(200, { rows })
    } catch (error) {
      if (isServiceError(error))
        return answer(errorStatus[error.code], { message: await inRequest(async () => theirWords(error.message)) })
      throw error
    }
  }

const answer = (status: number, body: object): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

/** What ids are called, by id, for chips that name what was picked. Those that the visitor may not see are left out. */
export async function pickedLabels(
  pickers: Pickers,
  call: Call,
  wanted: readonly { pick: string; ids: readonly string[] }[],
  place: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const labels: Record<string, string> = {}
  for (const { pick, ids } of wanted) {
    const rows = await inRequest(async () => pickers[pick]?.call(call, { ...place, ids })).catch((error: unknown) => {
      if (isServiceError(error)) return undefined
      throw error
    })
    for (const { id, label } of rows ?? []) labels[id] = label
  }
  return labels
}
