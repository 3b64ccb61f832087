import type { Asked, Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Params } from '../protocol.ts'
import type { Refusal } from '../refusal.ts'

/** What a check may look at besides the parameters. */
export type CheckContext = { client: Client; ports: Ports; now: Date }

/** Most checks read what is registered and nothing else: previews run them too. */
export type Registered = { client: Client; ports: Pick<Ports, 'environment'> }

/** One check reads its own parameters: it refuses, or answers its part of what was asked. */
export type Check<Part extends keyof Asked = never, Context = CheckContext> = (
  params: Params,
  context: Context,
) => Pick<Asked, Part> | Refusal | Promise<Pick<Asked, Part> | Refusal>

/** A list separated by spaces (RFC 6749 §3.3), without repetition, or undefined when it is longer than `most`. */
export function spaceSeparated(text: string | undefined, most: number): string[] | undefined {
  const words = [...new Set((text ?? '').split(' ').filter((word) => word !== ''))]
  return words.length > most ? undefined : words
}
