/** What can go wrong in a use case, and the HTTP status that each door answers with. One table; nothing else maps them. */
export const errorStatus = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  limited: 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

export type ErrorDetail = {
  /** For each wrong field, by its path in the input, a sentence that says how to mend it. */
  fields?: Record<string, string>
  retryAfterSeconds?: number
  cause?: unknown
}

/**
 * A refusal of a use case. `message` is shown to the caller, so it says nothing that the caller may not know;
 * the cause goes to the log only. Verbs leave nothing behind when they throw it.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: ErrorCode
  readonly fields: Record<string, string> | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause })
    this.code = code
    this.fields = detail.fields
    this.retryAfterSeconds = detail.retryAfterSeconds
  }
}

/** Whether `error` is a `ServiceError`, also one that another bundle's copy of this module made. */
export const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && error.name === 'ServiceError' && 'code' in error
