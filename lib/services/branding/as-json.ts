import type { Branding } from '#lib/branding/branding.ts'
import type { Prisma } from '#lib/db/generated/client.ts'

/** A branding as the database keeps it: what was left out is not there. */
export const asJson = (branding: Branding): Prisma.InputJsonObject => JSON.parse(JSON.stringify(branding))
