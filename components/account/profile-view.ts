import type { AccountForm, AccountShell } from './views.ts'

export type ProfileFieldName = 'displayName' | 'givenName' | 'familyName' | 'locale' | 'zoneinfo'

/** `stored`: what somebody else made of it meanwhile. A locked field is shown and not asked for. */
export type ProfileField = {
  value: string
  isLocked: boolean
  problem?: 'missing' | 'too_long' | 'unknown' | 'locked' | undefined
  stored?: string | undefined
}

/** Why a picture was not taken. */
export type PictureProblem =
  | 'missing'
  | 'too_large'
  | 'unknown_type'
  | 'damaged'
  | 'animated'
  | 'too_many_pixels'
  | 'unread'
  | 'locked'

/**
 * `upload` posts a form of several parts with the file `picture`, `remove` nothing more; it is there where `src`, the picture on our
 * origin, is. `isLinked`: apps are told of one elsewhere. `kilobytes` and `side` are how large one may be.
 */
export type ProfilePicture = {
  src?: string | undefined
  isLinked: boolean
  isLocked: boolean
  problem?: PictureProblem | undefined
  kilobytes: number
  side: number
  upload: AccountForm
  remove: AccountForm
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
  picture: ProfilePicture
  /** Each by its name in itself. */
  languages: readonly { value: string; name: string }[]
  zones: readonly string[]
}
