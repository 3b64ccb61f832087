import type { Step } from '../hosted/visit.ts'
import { accountActivity } from './activity.ts'
import { accountAppRevoke, accountApps } from './apps.ts'
import { accountData, accountDelete, accountDeleting } from './data.ts'
import { accountDownload } from './download.ts'
import { accountOverview } from './overview.ts'
import type { AccountPath } from './paths.ts'
import { accountProfile } from './profile.ts'
import { accountAskAgain, accountSessionEnd, accountSessions, accountSessionsEndOthers } from './sessions.ts'

/** What a route of the account calls its page: where it is, below the issuer. */
export type AccountStepKey = `account${AccountPath}`

/** Every page of the account, and what its forms post to. */
export const accountSteps: Record<AccountStepKey, Step> = {
  account: accountOverview,
  'account/profile': accountProfile,
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
