import type { AccountProfileView, ProfileField, ProfileFieldName } from '#components/account/profile-view.ts'
import { changeProfile, lockOf } from '#lib/identity/profile/change-profile.ts'
import { lockedFieldsOf } from '#lib/identity/profile/locked-fields.ts'
import { type Profile, readProfile } from '#lib/identity/profile/read-profile.ts'
import { field } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import type { Answer, Page, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { accountUrl, doneUrl } from './paths.ts'
import { languageChoices, zoneChoices } from './profile-choices.ts'
import { shellOf } from './shell.ts'

const names = ['displayName', 'givenName', 'familyName', 'locale', 'zoneinfo'] as const

type Texts = Partial<Record<ProfileFieldName, string>>

/** How the page comes back when nothing was saved: what was typed, what is wrong with it, and how the person is by now. */
type Refused = {
  status: number
  typed: Texts
  problems?: Partial<Record<ProfileFieldName, ProfileField['problem']>>
  moved?: { stored: Profile; version: bigint }
}

/** Who somebody is, in their own words (UX-H58). */
async function page(account: Account, refused?: Refused): Promise<Page> {
  const { person } = account
  const locks = await account.run((tx) => lockedFieldsOf(tx, person.directoryId))
  const moved = refused?.moved
  const fieldOf = (name: ProfileFieldName): ProfileField => {
    const now = (moved?.stored ?? person)[name] ?? ''
    const isLocked = locks.has(lockOf[name])
    const value = isLocked ? now : (refused?.typed[name] ?? now)
    const problem = refused?.problems?.[name]
    return { value, isLocked, problem, stored: moved !== undefined && now !== value ? now : undefined }
  }
  return {
    status: refused?.status ?? 200,
    view: {
      view: 'account_profile',
      shell: shellOf(account, 'profile'),
      form: account.form('/profile'),
      version: String(moved?.version ?? person.version),
      isConflict: moved !== undefined,
      fields: Object.fromEntries(names.map((name) => [name, fieldOf(name)])) as AccountProfileView['fields'],
      languages: languageChoices(person.locale),
      zones: zoneChoices(person.zoneinfo),
    },
  }
}

/** Saves it. A field that is locked is not on the form: what a form says of it all the same is refused, unless it is what is there. */
async function save(account: Account): Promise<Answer> {
  const { visit, person } = account
  const sent: Texts = Object.fromEntries(names.map((name) => [name, field(visit.request, name) ?? '']))
  const locks = await account.run((tx) => lockedFieldsOf(tx, person.directoryId))
  const kept = (name: ProfileFieldName) =>
    locks.has(lockOf[name]) && sent[name] === '' ? (person[name] ?? '') : sent[name]
  const typed: Texts = Object.fromEntries(names.map((name) => [name, kept(name)]))
  const read = readProfile(typed)
  if ('problems' in read) return page(account, { status: 400, typed, problems: read.problems })
  const version = BigInt(/^\d{1,18}$/.exec(field(visit.request, 'version') ?? '')?.[0] ?? 0)
  const { id: environmentId } = visit.snapshot.environment
  const whose = { directoryId: person.directoryId, userId: person.id }
  const wanted = { profile: read.profile, version, environmentId, now: visit.now }
  const verdict = await account.run((tx) => changeProfile(tx, whose, wanted))
  switch (verdict.kind) {
    case 'changed':
      return seeOther(doneUrl(visit, '/profile', 'profile_saved'))
    case 'unknown':
      return seeOther(accountUrl(visit, '/profile'))
    case 'moved':
      return page(account, { status: 409, typed, moved: verdict })
    case 'locked': {
      const problems = Object.fromEntries(verdict.fields.map((name) => [name, 'locked' as const]))
      return page(account, { status: 403, typed, problems })
    }
  }
}

/** The page on which somebody says who they are, and its form. */
export const accountProfile: Step = accountPage({ GET: (account) => page(account), POST: save })
