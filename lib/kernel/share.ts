import { singleton } from './singleton.ts'

/** How many different values are kept to be shared; what is the same in thousands of tenants is among the first. */
const most = 2_000
const longest = 8_192

/**
 * A value that is the same as one that was given before: the one that was given then, frozen. What every tenant has alike, such as
 * the default lifetimes or the API that administers it, is held once and not ten thousand times. For what JSON can say.
 */
export function share<T extends object>(value: T): T {
  const text = JSON.stringify(value)
  if (text.length > longest) return value
  const shared = singleton('kernel.shared', () => new Map<string, object>())
  const known = shared.get(text)
  if (known !== undefined) return known as T
  if (shared.size < most) shared.set(text, frozen(value))
  return value
}

function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part as object)
  return Object.freeze(value)
}
