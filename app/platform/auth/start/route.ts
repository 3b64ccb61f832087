import { startPortalSignIn } from '#lib/actor/portal-door.ts'

export const GET = startPortalSignIn
