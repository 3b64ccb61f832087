import type {
  AccountProfileView,
  PictureProblem,
  ProfileField,
  ProfileFieldName,
} from '#components/account/profile-view.ts'
import { lockOf } from '#lib/identity/profile/change-profile.ts'
import { lockedFieldsOf } from '#lib/identity/profile/locked-fields.ts'
import type { Profile } from '#lib/identity/profile/read-profile.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Page } from '../hosted/visit.ts'
import type { Account } from './enter.ts'
import { languageChoices, zoneChoices } from './profile-choices.ts'
import { shellOf } from './shell.ts'

export const profileNames = ['displayName', 'givenName', 'familyName', 'locale', 'zoneinfo'] as const

export type ProfileTexts = Partial<Record<ProfileFieldName, string>>

/** How the page comes back when nothing was saved: what was typed, what is wrong with it, and how the person is by now. */
type Refused = {
  status: number
  typed?: ProfileTexts
  problems?: Partial<Record<ProfileFieldName, ProfileField['problem']>>
  moved?: { stored: Profile; version: bigint }
  picture?: PictureProblem
}

/** Who somebody is, in their own words (UX-H58), and their picture. */
export async function profilePage(account: Account, refused?: Refused): Promise<Page> {
  const { person } = account
  const locks = await account.run((tx) => lockedFieldsOf(tx, person.directoryId))
  const moved = refused?.moved
  const shell = shellOf(account, 'profile')
  const fieldOf = (name: ProfileFieldName): ProfileField => {
    const now = (moved?.stored ?? person)[name] ?? ''
    const isLocked = locks.has(lockOf[name])
    const value = isLocked ? now : (refused?.typed?.[name] ?? now)
    const problem = refused?.problems?.[name]
    return { value, isLocked, problem, stored: moved !== undefined && now !== value ? now : undefined }
  }
  return {
    status: refused?.status ?? 200,
    view: {
      view: 'account_profile',
      shell,
      form: account.form('/profile'),
      version: String(moved?.version ?? person.version),
      isConflict: moved !== undefined,
      fields: Object.fromEntries(profileNames.map((name) => [name, fieldOf(name)])) as AccountProfileView['fields'],
      picture: {
        src: shell.person.picture,
        isLinked: person.picture !== null,
        isLocked: locks.has('picture'),
        problem: refused?.picture,
        kilobytes: bounds.picture.bytes / 1024,
        side: bounds.picture.side,
        upload: account.form('/profile/picture'),
        remove: account.form('/profile/picture/remove'),
      },
      languages: languageChoices(person.locale),
      zones: zoneChoices(person.zoneinfo),
    },
  }
}
