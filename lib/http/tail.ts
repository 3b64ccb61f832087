import type { z } from 'zod'
import { portalActor } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { errorStatus, isServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Query } from '#lib/services/query.ts'
import { cookieReader, inRequest } from './request.ts'
import { theirWords } from './their-words.ts'

type Search = Record<string, string>
type Context = { params: Promise<{ tenant?: string }> }

/**
 * A route that answers what is new in a list that goes by time: the oldest first, of what `&since=` names and after, by the
 * filters of the page's own address. `{ at, rows }`, where `at` is what to ask from next; `{ message }` when refused. Without a
 * tenant in its path a route is the operators’.
 */
export const tailRoute =
  <Row>(query: Query<z.ZodType, { rows: Row[] }>, inputOf: (search: Search, now: Date) => Record<string, unknown>) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const { tenant = 'platform' } = await params
    const { since = '', ...search } = Object.fromEntries(new URL(request.url).searchParams)
    const at = now()
    try {
      const { rows } = await inRequest(async () =>
        query.call(
          { actor: await portalActor(tenant, await cookieReader(), at), tenant, now: at },
          { ...inputOf(search, at), since, sort: 'at', limit: bounds.list.maxPage },
        ),
      )
      return answer(200, { at: at.toISOString(), rows })
    } catch (error) {
      if (isServiceError(error))
        return answer(errorStatus[error.code], { message: await inRequest(async () => theirWords(error.message)) })
      throw error
    }
  }

const answer = (status: number, body: object): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
