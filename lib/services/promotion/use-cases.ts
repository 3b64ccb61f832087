import type { Query } from '../query.ts'
import type { Verb } from '../verb.ts'
import { exportConfiguration } from './export.ts'
import { getPromotion } from './get.ts'
import { listPromotions } from './list.ts'
import { planPromotion } from './plan.ts'
import { promoteEnvironment } from './promote.ts'
import { rollBackPromotion } from './roll-back.ts'

/** The use cases of promotion, for the registry. */
export const promotionUseCases: readonly (Verb | Query)[] = [
  exportConfiguration,
  planPromotion,
  promoteEnvironment,
  rollBackPromotion,
  listPromotions,
  getPromotion,
]
