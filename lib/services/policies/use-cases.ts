import type { Query } from '../query.ts'
import type { Verb } from '../verb.ts'
import { changePolicy } from './change.ts'
import { getPolicy } from './get.ts'
import { listPolicies } from './list.ts'
import { previewPolicy } from './preview.ts'

/** What can be asked of policies and said by them. */
export const policyUseCases: readonly (Verb | Query)[] = [listPolicies, getPolicy, previewPolicy, changePolicy]
