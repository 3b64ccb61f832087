import type { Letter } from '#lib/mail/letter.ts'

type Invited = {
  tenant: string
  inviter: string
  name: string
  link: string
  isForPortal: boolean
  expiresAt: Date
  origin: string
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** What an invitation says. The subject begins with the purpose. */
export function invitationLetter({ tenant, inviter, name, link, isForPortal, expiresAt, origin }: Invited): Letter {
  const to = isForPortal ? `the administration of ${tenant}` : tenant
  return {
    subject: `Invitation to ${tenant}`,
    paragraphs: [
      name === '' ? 'Hello,' : `Hello ${name},`,
      `${inviter} invites you to ${to}. Open the link to accept; you choose your own password there, or sign in if you have an account.`,
    ],
    action: { label: 'Accept the invitation', url: link },
    closing: [
      `The link is for you alone, works once, and until ${day.format(expiresAt)} UTC. Whoever invited you does not see it.`,
      `If you did not expect this, ignore it: nothing happens until the link is used. Sent by ${new URL(origin).host}.`,
    ],
  }
}
