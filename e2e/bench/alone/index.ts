import { fairness } from './fairness.ts'
import type { Alone } from './finding.ts'
import { fronts } from './fronts.ts'
import { signIn } from './sign-in.ts'
import { start } from './start.ts'
import { tenants } from './tenants.ts'

/** What is measured of Signet alone. */
export const alone: readonly Alone[] = [signIn, fronts, tenants, fairness, start]
