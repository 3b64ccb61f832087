import { z } from 'zod'
import { chosenEntries, planFaults, planOf } from '#lib/promotion/plan.ts'
import { seenOf } from '#lib/promotion/seen.ts'
import { findEnvironment } from '../environments/find.ts'
import { query } from '../query.ts'
import { catalogueOf, readApis } from './catalogue.ts'
import { checkSides, promotionFields } from './input.ts'
import { readSides } from './sides.ts'

/**
 * What a promotion would make of an environment, object by object and field by field, which decisions it waits for and what
 * is wrong with it. Changes nothing. `seen` goes into the promotion, which is refused when either side has moved since.
 */
export const planPromotion = query({
  name: 'promotion.plan',
  permission: 'environment:read',
  input: z.strictObject(promotionFields).superRefine(checkSides),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async read(tx, { id }, input, call) {
    const { source, target } = await readSides(tx, id, input, call, false)
    const plan = planOf(source, target.document, input, await catalogueOf(tx, await readApis(tx)))
    const chosen = chosenEntries(plan, input)
    const keys = new Set(chosen.map(({ key }) => key))
    return {
      entries: plan.entries.map(({ before: _before, after: _after, ...entry }) => ({
        ...entry,
        chosen: keys.has(entry.key),
      })),
      faults: planFaults(chosen),
      seen: { source: seenOf(source), target: seenOf(target.document) },
    }
  },
  example: () => ({
    environment: 'production',
    from: 'staging',
    addresses: 'keep' as const,
    objects: ['client:Carrier'],
  }),
})
