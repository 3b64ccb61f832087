import type { Visit } from '#lib/http/read.ts'
import type { getEnvironment } from '#lib/services/environments/get.ts'
import type { EnvironmentAt } from './on-environment.ts'

/** The environment of the page, and what the visitor may do to it. */
export type Subject = Awaited<ReturnType<typeof getEnvironment.call>> & {
  at: EnvironmentAt
  visit: Visit
  may: { write: boolean; rotate: boolean; deleteHere: boolean }
}
