import type { AccountForm, AccountShell } from './views.ts'

export type ProfileFieldName = 'displayName' | 'givenName' | 'familyName' | 'locale' | 'zoneinfo'

/** `stored`: what somebody else made of it meanwhile. A locked field is shown and not asked for. */
export type ProfileField = {
  value: string
  isLocked: boolean
  problem?: 'missing' | 'too_long' | 'unknown' | 'locked' | undefined
  stored?: string | undefined
}

/** Posts `version` and the fields, by their names. An empty language or zone: as the browser says. */
export type AccountProfileView = {
  view: 'account_profile'
  shell: AccountShell
  form: AccountForm
  version: string
  /** Somebody else saved meanwhile, and nothing of this form was kept. */
  isConflict: boolean
  fields: Record<ProfileFieldName, ProfileField>
  /** Each by its name in itself. */
  languages: readonly { value: string; name: string }[]
  zones: readonly string[]
}
