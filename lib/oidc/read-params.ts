import type { FormProblem, Params, ProtocolRequest } from './protocol.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'

const problemStatus: Record<FormProblem, number> = { too_large: 413, too_many: 400, malformed: 400, media_type: 415 }

/** The parameters, or the refusal of a list that could not be read. */
export const readable = (params: Params | FormProblem): Params | Refusal =>
  typeof params === 'string'
    ? refuse('invalid_request', 'the parameters could not be read', params, { status: problemStatus[params] })
    : params

/** RFC 6749 §3.1: a parameter this endpoint knows must not be included more than once. */
export function once(params: Params, known: readonly string[]): Refusal | undefined {
  const twice = params.duplicates.find((name) => known.includes(name))
  return twice === undefined ? undefined : refuse('invalid_request', `${twice} must not be included more than once`)
}

/** RFC 6749 §2.3.1 and §3.2: token, revocation and introspection read the body alone; what strays into the URI is refused. */
export function bodyOnly(request: ProtocolRequest, known: readonly string[]): Params | Refusal {
  const query = readable(request.query)
  if (isRefusal(query)) return query
  const stray = known.find((name) => query.get(name) !== undefined)
  if (stray !== undefined) return refuse('invalid_request', 'parameters belong in the body', `${stray} in the query`)
  const form = readable(request.form)
  return isRefusal(form) ? form : (once(form, known) ?? form)
}
