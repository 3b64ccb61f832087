import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { promotionKinds } from '#lib/promotion/choices.ts'
import { objectTexts } from '#lib/promotion/objects.ts'
import { chosenEntries, planOf } from '#lib/promotion/plan.ts'
import { type EnvironmentState, readDocument } from '#lib/promotion/read-document.ts'
import { type Call, notFound } from '../call.ts'
import { knownName } from '../environments/fields.ts'
import { eventActor } from '../record.ts'
import { verb } from '../verb.ts'
import { applyEntries } from './apply.ts'
import { catalogueOf, readApis } from './catalogue.ts'
import { findPromotion } from './find.ts'
import { reasonField } from './input.ts'
import { lockEnvironments } from './lock-environments.ts'
import { refuseFaulty } from './refusals.ts'

type Promotion = NonNullable<Awaited<ReturnType<typeof findPromotion>>>

/**
 * Makes what a promotion touched what it was before: clients that it made go, those that it removed come back under their own
 * `client_id`, without secrets, consents and tokens. Refused when one of these objects changed since; what else changed in the
 * environment stays. Once.
 */
export const rollBackPromotion = verb({
  name: 'promotion.rolled_back',
  permission: 'environment:promote',
  input: z.strictObject({ environment: knownName, id: z.string().max(40), reason: reasonField }),
  timeoutMs: bounds.promotion.seconds * 1000,
  target: (tx, input) => findPromotion(tx, input.environment, input.id),
  async run(tx, { environmentId }, input, call) {
    await lockEnvironments(tx, [environmentId])
    const promotion = await findPromotion(tx, input.environment, input.id)
    if (promotion === undefined) throw notFound()
    await settle(tx, promotion, input.reason, call)
    const state = await readDocument(tx, environmentId)
    refuseTouchedSince(promotion, state)
    const objects = promotion.touched.map(({ key }) => key)
    const choices = { kinds: [...promotionKinds], objects, remove: true, addresses: 'source' as const, decisions: [] }
    const apis = await readApis(tx)
    const plan = planOf(promotion.before, state.document, choices, await catalogueOf(tx, apis))
    const entries = chosenEntries(plan, choices)
    refuseFaulty(plan, entries, {})
    const putBack = new Map(
      promotion.touched.flatMap(({ key, clientId }) => (clientId === null ? [] : [[key, clientId]])),
    )
    const { changes } = await applyEntries(tx, { environmentId, entries, rows: state.rows, apis, putBack }, call)
    const [before, after] = [{ status: 'applied' }, { status: 'rolled_back' }]
    const whole = { id: promotion.id, environmentId, before, after, reason: input.reason }
    return { result: {}, changes: [whole, ...changes] }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.promotion.id, reason: 'Sign-in is slower since' }),
})

/** What happens once is one conditional write. */
async function settle(tx: Tx, { environmentId, id }: Promotion, reason: string, { actor, now }: Call): Promise<void> {
  const by = eventActor(actor, tx.tenantId)
  const { count } = await tx.db.promotion.updateMany({
    where: { tenantId: tx.tenantId, environmentId, id, status: 'applied' },
    data: {
      ...{ status: 'rolled_back', rolledBackAt: now, rolledBackReason: reason },
      ...{ rolledBackByKind: by.kind, rolledBackBy: by.id ?? null },
    },
  })
  if (count === 0) throw new ServiceError('conflict', 'This promotion was rolled back already.')
}

/** Each touched object must be as the promotion left it, and the same one: a client of the same name is another client. */
function refuseTouchedSince({ touched, after }: Promotion, { document, rows }: EnvironmentState): void {
  const [left, now] = [objectTexts(after), objectTexts(document)]
  const moved = touched.filter(({ key, id }) => {
    if (left.get(key) !== now.get(key)) return true
    return id !== null && left.has(key) && rows.get(key.slice('client:'.length))?.id !== id
  })
  if (moved.length === 0) return
  const names = moved.slice(0, 20).map(({ key }) => key.replace(':', ' '))
  throw new ServiceError('conflict', 'What this promotion changed has changed since. Nothing was rolled back.', {
    fields: { id: `changed since: ${names.join(', ')}` },
  })
}
