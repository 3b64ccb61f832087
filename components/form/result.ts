/** What a form's server action answers. Nothing is kept of passwords: an action leaves them out of `values`. */
export type FormResult<Done = unknown> = {
  ok: boolean
  /** What is wrong with each field, by its name. */
  fields?: Record<string, string> | undefined
  /** What is wrong, or what was done, as a sentence. */
  message?: string | undefined
  /** What was typed, so that nothing is typed twice. */
  values?: Record<string, string> | undefined
  /** What was made, where the page shows it once and in place of the form: a secret. */
  done?: Done | undefined
  /** Where to sign in again, in another tab, when the session had ended. */
  signIn?: string | undefined
}

export type FormAction<Done = unknown> = (
  previous: FormResult<Done> | undefined,
  data: FormData,
) => Promise<FormResult<Done>>
