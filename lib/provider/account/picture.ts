import type { PictureProblem } from '#components/account/profile-view.ts'
import { changeOwnPicture } from '#lib/identity/picture/change-own-picture.ts'
import { type CleanPicture, cleanPicture } from '#lib/identity/picture/clean-picture.ts'
import { seeOther } from '../hosted/links.ts'
import type { Answer, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { accountUrl, doneUrl } from './paths.ts'
import { profilePage } from './profile-page.ts'

const statusOf: Partial<Record<PictureProblem, number>> = { too_large: 413, unknown_type: 415, locked: 403 }

/** The profile page, which says at the field why a picture was not taken. */
const refuse = (account: Account, picture: PictureProblem): Promise<Answer> =>
  profilePage(account, { status: statusOf[picture] ?? 400, picture })

/** Takes a picture of somebody from themselves (UX-H58): known by its bytes alone, whatever it is called. */
async function upload(account: Account): Promise<Answer> {
  const { file, request } = account.visit
  if (file === 'too_large') return refuse(account, 'too_large')
  if (typeof request.form === 'string') return refuse(account, 'unread')
  const picture = cleanPicture(file ?? new Uint8Array())
  return typeof picture === 'string' ? refuse(account, picture) : change(account, picture)
}

const remove = (account: Account): Promise<Answer> => change(account, null)

async function change(account: Account, picture: CleanPicture | null): Promise<Answer> {
  const { visit, person } = account
  const whose = { directoryId: person.directoryId, userId: person.id }
  const when = { environmentId: visit.snapshot.environment.id, now: visit.now }
  const verdict = await account.run((tx) => changeOwnPicture(tx, whose, picture, when))
  if (verdict === 'locked') return refuse(account, 'locked')
  if (verdict === 'none') return seeOther(accountUrl(visit, '/profile'))
  return seeOther(doneUrl(visit, '/profile', picture === null ? 'picture_removed' : 'picture_saved'))
}

/** After a refused picture its page is at the form's address: whoever opens that anew gets the page. */
const back = async ({ visit }: Account): Promise<Answer> => seeOther(accountUrl(visit, '/profile'))

/** The form of a picture, and the one that takes it away. */
export const accountPicture: Step = accountPage({ GET: back, POST: upload, shownAt: '/profile', takesFile: true })
export const accountPictureRemove: Step = accountPage({ GET: back, POST: remove, shownAt: '/profile' })
