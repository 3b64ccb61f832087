import type { Query } from '../query.ts'
import type { Verb } from '../verb.ts'
import { allowPlayground } from './allow.ts'
import { closePlayground } from './close.ts'
import { getPlayground } from './get.ts'
import { openPlayground } from './open.ts'
import { withdrawPlayground } from './withdraw.ts'

/** The use cases of the playground, for the registry. */
export const playgroundUseCases: readonly (Verb | Query)[] = [
  getPlayground,
  openPlayground,
  closePlayground,
  allowPlayground,
  withdrawPlayground,
]
