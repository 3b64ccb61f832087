import { type ErrorCode, errorStatus, isServiceError } from '#lib/kernel/errors.ts'
import { log } from '#lib/kernel/log.ts'

/** What only a door can find wrong, beside what use cases refuse with. */
const doorStatus = {
  malformed: 400,
  method_not_allowed: 405,
  too_large: 413,
  media_type: 415,
  failed: 500,
} as const

export type ProblemKind = ErrorCode | keyof typeof doorStatus

/** Every kind of problem, with its status and its title: the same for each occurrence (RFC 9457 §3.1.3). */
export const problems: Readonly<Record<ProblemKind, { status: number; title: string }>> = {
  malformed: { status: doorStatus.malformed, title: 'The request can’t be read' },
  unauthenticated: { status: errorStatus.unauthenticated, title: 'Not authenticated' },
  forbidden: { status: errorStatus.forbidden, title: 'Not allowed' },
  not_found: { status: errorStatus.not_found, title: 'Not found' },
  method_not_allowed: { status: doorStatus.method_not_allowed, title: 'Not a method of this resource' },
  conflict: { status: errorStatus.conflict, title: 'In conflict with what is there' },
  stale: { status: errorStatus.stale, title: 'Changed meanwhile' },
  too_large: { status: doorStatus.too_large, title: 'Too large' },
  media_type: { status: doorStatus.media_type, title: 'Not JSON' },
  invalid: { status: errorStatus.invalid, title: 'Some fields are not valid' },
  limited: { status: errorStatus.limited, title: 'Too many requests' },
  failed: { status: doorStatus.failed, title: 'This did not work' },
  unavailable: { status: errorStatus.unavailable, title: 'Not available at the moment' },
}

/** One fault: where it is, as a JSON pointer into the body or as a parameter's name, and how to mend it. */
export type Fault = ({ pointer: string } | { parameter: string }) & { detail: string }

export type Problem = {
  kind: ProblemKind
  detail: string
  errors?: readonly Fault[]
  headers?: Record<string, string>
}

/** RFC 9457 §4: a name of ours, which identifies and is not meant to be opened. */
export const problemType = (kind: ProblemKind): string => `urn:signet:problem:${kind}`

/** RFC 9457: a problem as an answer. `instance` is the id of the request, which the log and the trail carry too. */
export function problemResponse({ kind, detail, errors, headers = {} }: Problem, requestId: string): Response {
  const { status, title } = problems[kind]
  const body = {
    type: problemType(kind),
    title,
    status,
    detail,
    instance: `urn:uuid:${requestId}`,
    ...(errors === undefined || errors.length === 0 ? {} : { errors }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}

/** What a use case threw, as a problem. `placeOf` says where a field of its input came from. Bugs go to the log only. */
export function problemOf(error: unknown, placeOf: (path: string) => { pointer: string } | { parameter: string }) {
  if (!isServiceError(error)) {
    log().error({ err: error }, 'a request to the management API failed')
    return { kind: 'failed', detail: 'Nothing was changed. Quote the instance to support.' } as const
  }
  const errors = Object.entries(error.fields ?? {}).map(([path, detail]) => ({ ...placeOf(path), detail }))
  const headers = error.retryAfterSeconds === undefined ? {} : { 'retry-after': String(error.retryAfterSeconds) }
  return { kind: error.code, detail: error.message, errors, headers } satisfies Problem
}
