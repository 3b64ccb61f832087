import { deletionSeconds } from '../account/deletion.ts'

/** What a mailed code or link is for. One made for a purpose is nothing to another (Y04). */
export type ChallengePurpose =
  | 'sign_in'
  | 'verify_email'
  | 'reset_password'
  | 'change_email'
  | 'undo_email'
  | 'sign_up'
  | 'secure_account'
  | 'keep_account'

const minute = 60

/** For how long a mail of each purpose holds, in seconds. */
export const challengeSeconds: Record<ChallengePurpose, number> = {
  sign_in: 10 * minute,
  sign_up: 10 * minute,
  reset_password: 30 * minute,
  verify_email: 24 * 60 * minute,
  change_email: 24 * 60 * minute,
  undo_email: 7 * 24 * 60 * minute,
  secure_account: 7 * 24 * 60 * minute,
  keep_account: deletionSeconds,
}

/** Wrong codes after which a mail opens nothing any more. */
export const triesPerChallenge = 5
