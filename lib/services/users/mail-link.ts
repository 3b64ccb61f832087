import type { Tx } from '#lib/db/with-tenant.ts'
import type { ChallengePurpose } from '#lib/identity/challenges/purpose.ts'
import type { Email } from '#lib/identity/email.ts'
import { mailChallenge } from '#lib/identity/mails/mail-challenge.ts'
import { mailedPaths } from '#lib/identity/mails/paths.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { notFound } from '../call.ts'
import { findEnvironment } from '../environments/find.ts'

type Wanted = {
  purpose: Extract<ChallengePurpose, 'verify_email' | 'reset_password'>
  person: { directoryId: string; id: string; status: string }
  email: Email
  /** The slug of the environment whose pages the link leads to: one that signs in the person's directory. */
  environment: string
  now: Date
}

const paths = { verify_email: mailedPaths.verifyEmail, reset_password: mailedPaths.resetPassword }
const restSeconds = 30

/** Mails a link to a person for an administrator, who never sees it (Y02). Refuses to send one right after another. */
export async function mailLink(tx: Tx, { purpose, person, email, environment: slug, now }: Wanted): Promise<void> {
  const { directoryId, id: userId, status } = person
  const environment = await findEnvironment(tx, slug)
  if (environment === undefined || environment.directoryId !== directoryId) throw notFound()
  if (status !== 'active')
    throw new ServiceError('conflict', 'They are suspended or being deleted. Take that back first.')
  const newest = await tx.db.mailChallenge.findFirst({
    where: { directoryId, subject: userId, purpose },
    select: { createdAt: true },
  })
  const age = newest === null ? restSeconds : (now.getTime() - newest.createdAt.getTime()) / 1000
  if (age < restSeconds)
    throw new ServiceError('limited', 'This was sent a moment ago. Wait half a minute before you send it again.', {
      retryAfterSeconds: Math.max(1, Math.ceil(restSeconds - age)),
    })
  const { value: to, normalized } = email
  const place = { directoryId, environmentId: environment.id }
  const link = { issuer: environment.issuer, path: paths[purpose], by: 'An administrator' }
  await mailChallenge(tx, { ...link, place, purpose, userId, normalized, to, now })
}
