import { bounds } from '#lib/limits/bounds.ts'
import type { ProtocolRequest } from '#lib/oidc/protocol.ts'
import { field } from './form.ts'

/** The name that a new person typed, on one line; `name` is at most what the field takes, `problem` what is wrong with it. */
export function typedName(request: ProtocolRequest): {
  displayName: string
  name: string
  problem: string | undefined
} {
  const displayName = (field(request, 'name') ?? '').replaceAll(/\p{Cc}+/gu, ' ').trim()
  const isNamed = displayName !== '' && displayName.length <= bounds.text.name
  const problem = isNamed ? undefined : 'Enter your name, in up to 100 characters.'
  return { displayName, name: displayName.slice(0, bounds.text.name), problem }
}
