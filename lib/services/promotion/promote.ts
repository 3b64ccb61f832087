import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { chosenEntries, type PlanEntry, planOf } from '#lib/promotion/plan.ts'
import { findEnvironment } from '../environments/find.ts'
import { verb } from '../verb.ts'
import { applyEntries } from './apply.ts'
import { catalogueOf, readApis } from './catalogue.ts'
import { checkSides, promotionFields, reasonField, seenFields } from './input.ts'
import { refuseFaulty, refuseMoved } from './refusals.ts'
import { readSides } from './sides.ts'
import { storePromotion } from './store.ts'

/**
 * Makes an environment what another one is, or a file says, as far as it was chosen: all of it or nothing. Each object is told by
 * its own event, and the whole by one that says why. Refused when either side moved since the plan (`seen`), when a field
 * waits for a decision, and when somebody may not write what they promote. Where nothing differs nothing happens, and nothing is told.
 */
export const promoteEnvironment = verb({
  name: 'environment.promoted',
  permission: 'environment:promote',
  input: z.strictObject({ ...promotionFields, ...seenFields, reason: reasonField }).superRefine(checkSides),
  timeoutMs: bounds.promotion.seconds * 1000,
  target: (tx, input) => findEnvironment(tx, input.environment),
  async run(tx, { id: environmentId }, input, call) {
    const { source, target } = await readSides(tx, environmentId, input, call, true)
    if (input.seen !== undefined) refuseMoved(input.seen.target, target.document, 'target')
    if (input.seen !== undefined) refuseMoved(input.seen.source, source, 'source')
    const apis = await readApis(tx)
    const plan = planOf(source, target.document, input, await catalogueOf(tx, apis))
    const entries = chosenEntries(plan, input)
    refuseFaulty(plan, entries, input)
    const writing = entries.filter(({ action }) => action !== 'none')
    const counts = countsOf(writing)
    if (writing.length === 0) return { result: { promotion: null, ...counts }, changes: [] }
    const { changes, touched } = await applyEntries(
      tx,
      { environmentId, entries: writing, rows: target.rows, apis },
      call,
    )
    const from = input.from ?? null
    const id = await storePromotion(
      tx,
      { environmentId, source: from, reason: input.reason, touched, before: target.document },
      call,
    )
    const promotion = formatId('promotion', id)
    const after = { from: from ?? 'file', promotion, ...counts }
    const whole = { id: environmentId, environmentId, before: null, after, reason: input.reason }
    return { result: { promotion: promotion as string | null, ...counts }, changes: [whole, ...changes] }
  },
  example: () => ({
    environment: 'production',
    from: 'staging',
    addresses: 'keep' as const,
    objects: ['client:Carrier'],
    reason: 'Tried in staging since Monday',
  }),
})

const countsOf = (entries: readonly PlanEntry[]) => ({
  created: entries.filter(({ action }) => action === 'create').length,
  changed: entries.filter(({ action }) => action === 'change').length,
  removed: entries.filter(({ action }) => action === 'remove').length,
})
