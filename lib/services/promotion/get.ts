import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { promotionKinds } from '#lib/promotion/choices.ts'
import { planOf } from '#lib/promotion/plan.ts'
import { giversOf } from '../assignments/givers.ts'
import { allowed } from '../call.ts'
import { knownName } from '../environments/fields.ts'
import { query } from '../query.ts'
import { catalogueOf, readApis } from './catalogue.ts'
import { findPromotion } from './find.ts'

/** One promotion: who, when and why, and what it made of each object, field by field. */
export const getPromotion = query({
  name: 'promotion.get',
  permission: 'policy:read',
  input: z.strictObject({ environment: knownName, id: z.string().max(40) }),
  target: (tx, input) => findPromotion(tx, input.environment, input.id),
  async read(tx, promotion, _input, call) {
    for (const permission of ['environment:read', 'client:read'] as const)
      await allowed(tx, call, permission, promotion)
    const { id, source, status, reason, createdAt, before, after, actorKind, actorId } = promotion
    const { rolledBackAt, rolledBackReason, rolledBackByKind, rolledBackBy } = promotion
    const nameOf = await giversOf(tx, [
      actorKind === 'user' ? actorId : null,
      rolledBackByKind === 'user' ? rolledBackBy : null,
    ])
    const named = (kind: string, by: string | null) => ({
      kind,
      name: kind === 'user' ? nameOf(by) : kind === 'system' ? by : null,
    })
    const everything = { kinds: [...promotionKinds], remove: true, addresses: 'source' as const, decisions: [] }
    const { entries } = planOf(after, before, everything, await catalogueOf(tx, await readApis(tx)))
    return {
      ...{ id: formatId('promotion', id), source, status, reason, createdAt },
      by: named(actorKind, actorId),
      rolledBack:
        rolledBackAt === null
          ? null
          : { at: rolledBackAt, reason: rolledBackReason ?? '', by: named(rolledBackByKind ?? 'system', rolledBackBy) },
      entries: entries.map(({ key, object, name, action, changes }) => ({ key, object, name, action, changes })),
    }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.promotion.id }),
})
