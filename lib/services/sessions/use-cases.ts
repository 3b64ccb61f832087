import { revokeClientConsents } from '../clients/revoke-consents.ts'
import { signOutClient } from '../clients/sign-out.ts'
import { exportConsents } from '../consents/export.ts'
import { listConsents } from '../consents/list.ts'
import { revokeUserConsent } from '../consents/revoke.ts'
import type { Query } from '../query.ts'
import type { Verb } from '../verb.ts'
import { endUserSession } from './end.ts'
import { exportSessions } from './export.ts'
import { listSessions } from './list.ts'

/** What can be asked of sessions, consents and the tokens that came of them, and how they are ended. */
export const sessionUseCases: readonly (Verb | Query)[] = [
  listSessions,
  exportSessions,
  endUserSession,
  signOutClient,
  listConsents,
  exportConsents,
  revokeUserConsent,
  revokeClientConsents,
]
