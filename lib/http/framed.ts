import type { z } from 'zod'
import { portalActor } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { config } from '#lib/kernel/env.ts'
import { errorStatus, isServiceError } from '#lib/kernel/errors.ts'
import type { Query } from '#lib/services/query.ts'
import { cookieReader, inRequest } from './request.ts'

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/**
 * A route handler that answers a query's HTML for a frame of our own page. It stands in an origin of its own, runs nothing, sends
 * nothing, and loads pictures of our origin alone. Whoever may not ask gets the status and no page.
 */
export function framed<Result>(query: Query<z.ZodType, Result>, htmlOf: (result: Result) => string) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const tenant = String((await params).tenant)
    const input = Object.fromEntries(new URL(request.url).searchParams)
    try {
      const result = await inRequest(async () => {
        const at = now()
        return query.call({ actor: await portalActor(tenant, await cookieReader(), at), tenant, now: at }, input)
      })
      return new Response(htmlOf(result), { headers: headersOf(config().origin) })
    } catch (error) {
      if (!isServiceError(error)) throw error
      return new Response(null, { status: errorStatus[error.code], headers: { 'cache-control': 'no-store' } })
    }
  }
}

const headersOf = (origin: string): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src ${origin}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox`,
  'x-frame-options': 'SAMEORIGIN',
})
