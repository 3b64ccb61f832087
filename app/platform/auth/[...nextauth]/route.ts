import { portalAuth } from '#lib/actor/portal-door.ts'

export const GET = portalAuth
