import type { Pickers } from '#lib/http/pick.ts'
import { pickTenants } from '#lib/services/pick/tenants.ts'

/** What the operators' portal lets one choose from. */
export const pickers: Pickers = { tenants: pickTenants }
