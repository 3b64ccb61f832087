import type { Step } from '../hosted/visit.ts'
import { accountActivity } from './activity.ts'
import { accountAppRevoke, accountApps } from './apps.ts'
import { accountCodes } from './codes.ts'
import { accountData, accountDelete, accountDeleting } from './data.ts'
import { accountDownload } from './download.ts'
import { accountEmail, accountEmailConfirm } from './email.ts'
import { accountOverview } from './overview.ts'
import { accountPasskeyAdd } from './passkey-add.ts'
import { accountPasskeyRemove } from './passkey-remove.ts'
import { accountPasskeyRename } from './passkey-rename.ts'
import { accountPassword } from './password.ts'
import type { AccountPath } from './paths.ts'
import { accountPicture, accountPictureRemove } from './picture.ts'
import { accountProfile } from './profile.ts'
import { accountSecurity } from './security.ts'
import { accountAskAgain, accountSessionEnd, accountSessions, accountSessionsEndOthers } from './sessions.ts'
import { accountTotp } from './totp.ts'
import { accountTotpRemove } from './totp-remove.ts'

/** What a route of the account calls its page: where it is, below the issuer. */
export type AccountStepKey = `account${AccountPath}`

/** Every page of the account, and what its forms post to. */
export const accountSteps: Record<AccountStepKey, Step> = {
  account: accountOverview,
  'account/profile': accountProfile,
  'account/profile/picture': accountPicture,
  'account/profile/picture/remove': accountPictureRemove,
  'account/security': accountSecurity,
  'account/security/passkeys/add': accountPasskeyAdd,
  'account/security/passkeys/rename': accountPasskeyRename,
  'account/security/passkeys/remove': accountPasskeyRemove,
  'account/security/totp': accountTotp,
  'account/security/totp/remove': accountTotpRemove,
  'account/security/codes': accountCodes,
  'account/security/password': accountPassword,
  'account/security/email': accountEmail,
  'account/security/email/confirm': accountEmailConfirm,
  'account/sessions': accountSessions,
  'account/sessions/end': accountSessionEnd,
  'account/sessions/end-others': accountSessionsEndOthers,
  'account/sessions/ask-again': accountAskAgain,
  'account/apps': accountApps,
  'account/apps/revoke': accountAppRevoke,
  'account/activity': accountActivity,
  'account/data': accountData,
  'account/data/download': accountDownload,
  'account/data/delete': accountDelete,
  'account/deleting': accountDeleting,
}
