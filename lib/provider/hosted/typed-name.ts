import { type Saying, saying } from '#lib/language/saying.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { ProtocolRequest } from '#lib/oidc/protocol.ts'
import { field } from './form.ts'

/** The name that a new person typed, on one line; `name` is at most what the field takes, `problem` what is wrong with it. */
export function typedName(request: ProtocolRequest): {
  displayName: string
  name: string
  problem: Saying | undefined
} {
  const displayName = (field(request, 'name') ?? '').replaceAll(/\p{Cc}+/gu, ' ').trim()
  const isNamed = displayName !== '' && displayName.length <= bounds.text.name
  const problem = isNamed ? undefined : saying('signUp.name', { count: bounds.text.name })
  return { displayName, name: displayName.slice(0, bounds.text.name), problem }
}
