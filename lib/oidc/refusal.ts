/** RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1, RFC 7009, RFC 8707, OIDC Core §3.1.2.6: code -> HTTP status where it is JSON. */
export const errorStatus = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  unauthorized_client: 400,
  unsupported_grant_type: 400,
  invalid_scope: 400,
  invalid_target: 400,
  invalid_token: 401,
  insufficient_scope: 403,
  temporarily_unavailable: 503,
  access_denied: 400,
  unsupported_response_type: 400,
  request_not_supported: 400,
  request_uri_not_supported: 400,
  registration_not_supported: 400,
  login_required: 400,
  consent_required: 400,
  account_selection_required: 400,
  unmet_authentication_requirements: 400,
} as const

export type ErrorCode = keyof typeof errorStatus

/**
 * A refusal is a value. `description` is for whoever asked: printable ASCII without quotes or backslashes
 * (RFC 6749 §5.2), and never a reason that helps to guess. `detail` is for the log alone.
 */
export type Refusal = {
  refused: true
  error: ErrorCode
  description: string
  detail: string
  status: number
  headers: Record<string, string>
}

/**
 * A refusal. `description` is public, `detail` goes to the log alone; status and headers are the code’s own unless
 * `answer` says.
 */
export const refuse = (
  error: ErrorCode,
  description: string,
  detail: string = description,
  answer: { status?: number; headers?: Record<string, string> } = {},
): Refusal => ({
  refused: true,
  error,
  description,
  detail,
  status: answer.status ?? errorStatus[error],
  headers: answer.headers ?? {},
})

/** Whether a check refused, rather than answered. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true

/** Too many failures: 429 with the time to wait (T18, I09). RFC 6749 names no code for it. */
export const refuseForNow = (until: Date, now: Date, detail: string): Refusal =>
  refuse('temporarily_unavailable', 'too many failed attempts, try again later', detail, {
    status: 429,
    headers: { 'retry-after': String(Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))) },
  })
