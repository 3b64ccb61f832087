import { playgroundCallback } from '#lib/clients/playground.ts'
import { config } from '#lib/kernel/env.ts'
import { portalPath } from '#lib/tenancy/portal-path.ts'

/** The one redirect URI of a tenant's playground, made of configuration, never of a header. */
export const callbackOf = (tenant: string): string => playgroundCallback(config().origin, portalPath(tenant))
