import { discovery } from '../discovery/index.ts'
import type { Endpoint } from '../endpoint.ts'
import { type EndpointName, endpointUrl } from '../endpoints.ts'
import { parseForm, parseQuery } from '../form.ts'
import { introspection } from '../introspection/index.ts'
import { jwks } from '../jwks/index.ts'
import { revocation } from '../revocation/index.ts'
import { token } from '../token/index.ts'
import { userinfo } from '../userinfo/index.ts'
import type { World } from './world.ts'

type Machine = Exclude<EndpointName, 'authorize' | 'logout'>

const endpoints: Record<Machine, Endpoint> = {
  discovery,
  jwks,
  token,
  userinfo,
  revoke: revocation,
  introspect: introspection,
}

type Init = {
  method: string
  headers: Record<string, string>
  body?: URLSearchParams | Uint8Array<ArrayBuffer> | null | undefined
}

/** The engine behind `fetch`, for relying parties that are not ours. */
export const fetchFrom =
  (it: World) =>
  async (input: string, init: Init): Promise<Response> => {
    const { body: sent, ...rest } = init
    const request = new Request(input, { ...rest, ...(sent == null ? {} : { body: sent }) })
    const url = new URL(request.url)
    const here = `${url.origin}${url.pathname}`
    const name = (Object.keys(endpoints) as Machine[]).find(
      (key) => endpointUrl(it.store.environment.issuer, key) === here,
    )
    if (name === undefined) return new Response(null, { status: 404 })
    const body = new Uint8Array(await request.arrayBuffer())
    const answer = await endpoints[name](
      {
        method: request.method,
        path: url.pathname,
        query: parseQuery(url.search.slice(1)),
        form: parseForm(request.headers.get('content-type') ?? undefined, body),
        header: (header) => request.headers.get(header) ?? undefined,
        peer: { ip: '192.0.2.1' },
      },
      it.ports,
      it.now,
    )
    if (answer === 'stale') throw new Error('stale')
    const headers = new Headers(
      Object.entries(answer.headers).map(([key, value]): [string, string] => [key, String(value)]),
    )
    return new Response(answer.body, { status: answer.status, headers })
  }
