import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { readTarget } from '#lib/net/target.ts'
import { isEventPattern } from '#lib/webhooks/event-filter.ts'

/** How each verb on a webhook names it. */
export const ofWebhook = { id: z.string().max(40) }

/** Where it goes: what can be told to be no address of the Internet is refused here, the rest at each sending (S09). */
const url = z
  .string()
  .trim()
  .max(bounds.url.uri)
  .superRefine((text, context) => {
    const read = readTarget(text)
    if ('fault' in read) context.addIssue({ code: 'custom', message: `It ${read.fault}.` })
  })
  .transform((text) => (URL.canParse(text) ? new URL(text).href : text))

const event = z.string().max(60).refine(isEventPattern, 'is no event, and no kind of events such as client.*')

export const webhookFields = {
  url,
  description: z.string().trim().max(bounds.webhook.description).default(''),
  /** Actions, or kinds of them (`client.*`); none is every event. */
  events: z
    .array(event)
    .max(bounds.webhook.events)
    .default([])
    .transform((events) => [...new Set(events)].sort()),
}
