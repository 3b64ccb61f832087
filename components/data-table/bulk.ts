import type { ReactNode } from 'react'
import type { ConsoleLanguage } from '../words/language.ts'

/** What came of one row of an action on many. `reason` says why it was refused, in words for the person who asked. */
export type BulkRow = { id: string; label: string; ok: boolean; reason?: string | undefined }

/** `left`: how many that match were not tried, because there were more than one action takes or it took too long. */
export type BulkReport = { rows: readonly BulkRow[]; left: number }

export type BulkAnswer = { ok: true; report: BulkReport } | { ok: false; message: string }

/**
 * What can be done to the selected rows. It is always asked for in a dialog first. `run` is a server action that is sent the
 * fields of the dialog, the list's `keep` parameters, and either `ids[]` (each chosen row's id) or `matching:text` (the list's
 * search and filters, for all that match).
 */
export type BulkAction = {
  key: string
  label: string
  icon?: ReactNode
  danger?: boolean
  ask: {
    title: (many: string) => string
    description?: ReactNode
    /** The button: a verb with its object. */
    confirm: string
    /** More to say, such as which role: fields of the dialog's form. */
    fields?: ReactNode
  }
  run: (form: FormData) => Promise<BulkAnswer>
}

/** Makes rows of a table selectable. */
export type Selection = {
  /** What a row is: `['user', 'users']`. */
  noun: readonly [one: string, many: string]
  actions: readonly BulkAction[]
}

/** `1 user`, `2,160 users`. */
export const countWords = (count: number, [one, many]: Selection['noun'], language: ConsoleLanguage): string =>
  `${count.toLocaleString(language)} ${count === 1 ? one : many}`
