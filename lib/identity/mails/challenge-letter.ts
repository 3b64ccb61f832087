import type { Letter } from '#lib/mail/letter.ts'
import type { ChallengePurpose } from '../challenges/purpose.ts'

export type ChallengeMail = {
  purpose: ChallengePurpose
  tenant: string
  code: string
  /** The whole address of the link. */
  url: string
  /** From `askedFrom`. */
  asked: string
  /** Who asked, where that was not the person themselves. */
  by?: string | undefined
  origin: string
}

const lasts: Record<ChallengePurpose, string> = {
  sign_in: '10 minutes',
  sign_up: '10 minutes',
  reset_password: '30 minutes',
  verify_email: '24 hours',
  change_email: '24 hours',
  undo_email: '7 days',
}

type Said = { subject: string; what: string; label: string; ignore: string }

function said({ purpose, tenant, code }: ChallengeMail): Said {
  const ignore = 'If it was not you, ignore this mail: nothing happens until the code or the link is used.'
  switch (purpose) {
    case 'sign_in':
      return {
        subject: `${code} is your ${tenant} code`,
        what: `Type ${code} where you are signing in to ${tenant}, or open the link in the same browser.`,
        label: 'Sign in',
        ignore: 'If it was not you, ignore this mail and give the code to nobody. Nobody of us ever asks for it.',
      }
    case 'sign_up':
      return {
        subject: `${code} is your ${tenant} code`,
        what: `Type ${code} where you are making your account at ${tenant}, or open the link in the same browser.`,
        label: 'Confirm the address',
        ignore,
      }
    case 'verify_email':
    case 'change_email':
      return {
        subject: `Confirm your address for ${tenant}`,
        what: `Open the link to confirm that this address is yours${purpose === 'change_email' ? ', and to use it from now on' : ''}.`,
        label: 'Confirm the address',
        ignore,
      }
    case 'reset_password':
      return {
        subject: `Choose a new password for ${tenant}`,
        what: 'Open the link to choose a new password. The one you have stays until then.',
        label: 'Choose a new password',
        ignore,
      }
    case 'undo_email':
      return {
        subject: `Your address at ${tenant} was changed`,
        what: 'Your account has another e-mail address now. If that was you, there is nothing to do.',
        label: 'This wasn’t me',
        ignore: 'The link brings this address back and signs everybody out of the account.',
      }
  }
}

/** The mail of a code or a link. What is asked for comes first, then who asked, from where and when (UX-H29). */
export function challengeLetter(mail: ChallengeMail): Letter {
  const { subject, what, label, ignore } = said(mail)
  const { purpose, by, asked, url, origin } = mail
  return {
    subject,
    paragraphs: ['Hello,', what, by === undefined ? `Asked for by ${asked}.` : `${by} asked us to send you this.`],
    action: { label, url },
    closing: [`This works once, for ${lasts[purpose]}. ${ignore}`, `Sent by ${new URL(origin).host}.`],
  }
}
