import type { ProfileFieldName } from '#components/account/profile-view.ts'
import { changeProfile, lockOf } from '#lib/identity/profile/change-profile.ts'
import { lockedFieldsOf } from '#lib/identity/profile/locked-fields.ts'
import { readProfile } from '#lib/identity/profile/read-profile.ts'
import { field } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import type { Answer, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { accountUrl, doneUrl } from './paths.ts'
import { type ProfileTexts, profileNames, profilePage } from './profile-page.ts'

/** Saves it. A field that is locked is not on the form: what a form says of it all the same is refused, unless it is what is there. */
async function save(account: Account): Promise<Answer> {
  const { visit, person } = account
  const sent: ProfileTexts = Object.fromEntries(profileNames.map((name) => [name, field(visit.request, name) ?? '']))
  const locks = await account.run((tx) => lockedFieldsOf(tx, person.directoryId))
  const kept = (name: ProfileFieldName) =>
    locks.has(lockOf[name]) && sent[name] === '' ? (person[name] ?? '') : sent[name]
  const typed: ProfileTexts = Object.fromEntries(profileNames.map((name) => [name, kept(name)]))
  const read = readProfile(typed)
  if ('problems' in read) return profilePage(account, { status: 400, typed, problems: read.problems })
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
      return profilePage(account, { status: 409, typed, moved: verdict })
    case 'locked': {
      const problems = Object.fromEntries(verdict.fields.map((name) => [name, 'locked' as const]))
      return profilePage(account, { status: 403, typed, problems })
    }
  }
}

/** The page on which somebody says who they are, and its form. */
export const accountProfile: Step = accountPage({ GET: (account) => profilePage(account), POST: save })
