import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { ownFields } from './own-fields.ts'

/** What can be promoted: clients with their settings, what clients may ask for at APIs, and policies. */
export const promotionKinds = ['clients', 'access', 'policies'] as const
export type PromotionKind = (typeof promotionKinds)[number]

/**
 * What becomes of a field that belongs to the target: its own value is kept, the source's is taken (somebody says so), or another
 * value is given.
 */
export const takes = ['keep', 'source', 'value'] as const
export type Take = (typeof takes)[number]

const ofClient = { client: z.string().max(bounds.client.name), field: z.enum(ownFields) }

/** One field of one client, decided. The value is checked with the client it makes. */
const Decision = z.discriminatedUnion('take', [
  z.strictObject({ ...ofClient, take: z.enum(['keep', 'source']) }),
  z.strictObject({
    ...ofClient,
    take: z.literal('value'),
    value: z.union([
      z.array(z.string().max(bounds.url.uri)).max(bounds.client.redirectUris),
      z.looseObject({ keys: z.array(z.looseObject({})).max(10) }),
      z.null(),
    ]),
  }),
])
export type Decision = z.output<typeof Decision>

/** What of a plan is wanted. */
export const choiceFields = {
  kinds: z
    .array(z.enum(promotionKinds))
    .min(1, 'Choose what to promote.')
    .max(promotionKinds.length)
    .default([...promotionKinds]),
  /** The objects to take, by key (`client:Shop`, `policy:session`). Left out: each. */
  objects: z
    .array(z.string().max(bounds.client.name + 10))
    .max(2 * bounds.promotion.objects)
    .optional(),
  /** Whether what the source does not have goes from the target. */
  remove: z.boolean().default(false),
  /** What becomes of fields that belong to the target and are not decided one by one; `ask` refuses to go on. */
  addresses: z.enum(['ask', 'keep', 'source']).default('ask'),
  decisions: z
    .array(Decision)
    .max(ownFields.length * bounds.promotion.objects)
    .default([]),
}

export type Choices = z.output<z.ZodObject<typeof choiceFields>>
