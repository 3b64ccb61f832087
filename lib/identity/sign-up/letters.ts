import type { Letter } from '#lib/mail/letter.ts'

type About = {
  /** The tenant, and the app that the person is on the way to. */
  tenant: string
  app: string
  /** What asked: `Firefox on Linux`. */
  device: string
  code: string
  /** For how long the code holds. */
  minutes: number
  host: string
}

const asked = ({ device, host }: About): string => `Asked for with ${device}. Sent by ${host}.`

/** What is mailed to an address that nobody has: the code, first of all (UX-H29). No name of anybody's choice stands in it. */
export const codeLetter = (about: About): Letter => ({
  subject: `${about.code} is your code for ${about.tenant}`,
  paragraphs: [
    `Your code to make an account at ${about.tenant} is:`,
    about.code,
    `It is valid for ${about.minutes} minutes, in the browser where you began. Never tell it to anybody.`,
  ],
  closing: ['If you did not ask for this, ignore it: no account is made without the code.', asked(about)],
})

/** What is mailed to an address that has an account, while the screen says what it says to everybody (UX-H43). */
export const existingLetter = (about: About): Letter => ({
  subject: `You already have an account at ${about.tenant}`,
  paragraphs: [
    `Somebody, perhaps you, wanted to make an account at ${about.tenant} with this address. You already have an account.`,
    `Go back to ${about.app || 'the app'} and sign in with it. If you forgot your password, ask for a new one there.`,
  ],
  closing: ['If it was not you, ignore this: nothing was changed.', asked(about)],
})
