/** What a door hands to the engine and takes back. No Web, Node or Next type crosses this line. */

/**
 * Parameters of a query or a form, parsed once. RFC 6749 §3.1: a parameter without a value is as if omitted,
 * and none may be included twice; so duplicates are kept visible for the reader to refuse.
 */
export type Params = {
  /** The value, or undefined when absent or empty. With duplicates: the first; readers refuse duplicates before they read. */
  get(name: string): string | undefined
  /** Every non-empty value in order: for what may be repeated (`resource`, RFC 8707 §2). */
  all(name: string): readonly string[]
  /** Names that were sent more than once, empty values counted. */
  duplicates: readonly string[]
}

/** Why parameters could not be read. `too_large` is answered 413, `media_type` 415, the others 400. */
export type FormProblem = 'too_large' | 'too_many' | 'malformed' | 'media_type'

/** One request as the front saw it. Header names are lower-case. `form` is empty where there is no body. */
export type ProtocolRequest = {
  method: string
  path: string
  query: Params | FormProblem
  form: Params | FormProblem
  header(name: string): string | undefined
  peer: { ip: string; certificate?: string }
}

/** One answer. Header names are lower-case; `body` null means an empty one. */
export type ProtocolResponse = {
  status: number
  headers: Record<string, string | string[]>
  body: string | null
}
