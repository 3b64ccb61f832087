import { type Config, config } from '#lib/kernel/env.ts'
import { isLoopback } from '#lib/kernel/origin.ts'

/**
 * Whether what waits in the outbox may be read in the portal: on the embedded database and a loopback origin only, where
 * whoever reads is the developer of this machine. Anywhere else a mail's link is for its recipient alone (Y02).
 */
export const isOutboxReadable = ({ isEmbedded, origin }: Pick<Config, 'isEmbedded' | 'origin'> = config()): boolean =>
  isEmbedded && isLoopback(new URL(origin).hostname)
