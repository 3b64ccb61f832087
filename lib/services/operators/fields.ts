import { z } from 'zod'
import { type BuiltInRole, builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'

export { builtInRoles, everyBuiltInRole }

/** One of the built-in roles, held in the tenant `platform`. */
export const operatorRole = z.enum(everyBuiltInRole as [BuiltInRole, ...BuiltInRole[]])
