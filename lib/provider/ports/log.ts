import type { RequestContext } from '#lib/kernel/context.ts'
import { log } from '#lib/kernel/log.ts'
import type { LogPort } from '#lib/oidc/ports.ts'

/** What the caller is not told goes to the log, under the request's id, which is what the caller may quote. */
export const logPort = ({ requestId }: RequestContext): LogPort => ({
  refused(refusal) {
    log().info({ requestId, ...refusal }, 'refused')
    return requestId
  },
})
