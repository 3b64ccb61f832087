import type { AccountForm, AccountShell } from './views.ts'

/** `download` posts nothing more. `deletion`: where it is asked for, or why it is not theirs to ask. */
export type AccountDataView = {
  view: 'account_data'
  shell: AccountShell
  download: AccountForm
  /** It was taken so often that it can be again only then. */
  downloadInSeconds?: number | undefined
  deletion: { href: string } | { refused: 'locked' }
  days: number
}

/** Posts `confirm`: the word that says they mean it. */
export type AccountDeleteView = {
  view: 'account_delete'
  shell: AccountShell
  form: AccountForm
  /** What is to be typed: their address, or their name where they have none. */
  word: string
  typed: string
  problem?: 'unconfirmed' | 'last_owner' | 'locked' | undefined
  days: number
}

/** The account is to be deleted, and whoever is here has shown that it is theirs. Posts the hidden fields. */
export type AccountKeepView = {
  view: 'account_keep'
  tenantName: string
  /** Null where it is not known any more. */
  deleteAt: Date | null
  form: { action: string; fields: Readonly<Record<string, string>> }
}

/** What came of it, for whoever is signed out by now. */
export type AccountEndView = {
  view: 'account_end'
  tenantName: string
  kind: 'deleting' | 'kept' | 'late'
  days: number
  href?: string | undefined
}
