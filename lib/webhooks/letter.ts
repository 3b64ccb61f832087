import { config } from '#lib/kernel/env.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Letter } from '#lib/mail/letter.ts'
import type { PauseReason } from './pause.ts'

type Paused = { tenant: { slug: string; displayName: string }; webhookId: string; host: string; reason: PauseReason }

const why: Readonly<Record<PauseReason, string>> = {
  failing: `Nothing that was sent to it has been taken for ${bounds.webhook.failingDays} days.`,
  gone: 'It answered that it is gone for good (410).',
  moved: 'The data of Signet came to another database server, on which its position in the trail means nothing.',
}

/** What administrators are told of a webhook that was paused. */
export function pausedLetter({ tenant, webhookId, host, reason }: Paused): Letter {
  const { origin } = config()
  return {
    subject: `Webhook to ${host} paused`,
    paragraphs: [
      `The webhook of ${tenant.displayName} to ${host} is paused. ${why[reason]}`,
      'Nothing is lost: when it is resumed, it goes on from where it stopped, as long as the trail is kept.',
    ],
    action: {
      label: 'Look at the webhook',
      url: `${origin}/admin/${tenant.slug}/webhooks/${formatId('webhook', webhookId)}`,
    },
    closing: [`You get this as an administrator of ${tenant.displayName}. Sent by ${new URL(origin).host}.`],
  }
}
