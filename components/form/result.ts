/** What a form's server action answers. Nothing is kept of passwords: an action leaves them out of `values`. */
export type FormResult = {
  ok: boolean
  /** What is wrong with each field, by its name. */
  fields?: Record<string, string> | undefined
  /** What is wrong, or what was done, as a sentence. */
  message?: string | undefined
  /** What was typed, so that nothing is typed twice. */
  values?: Record<string, string> | undefined
}

export type FormAction = (previous: FormResult | undefined, data: FormData) => Promise<FormResult>
