import { openApi } from './openapi.ts'
import type { Operation } from './operation.ts'
import type { Entry } from './route-of.ts'

/** An operation of the document at its address. */
export type Referred = Operation & { method: string; path: string }

const made = new WeakMap<readonly Entry[], readonly Referred[]>()

/** Every operation of the management API over a registry, in the document's order. Made once: it never changes while a process runs. */
export function reference(registry: readonly Entry[]): readonly Referred[] {
  const known = made.get(registry)
  if (known !== undefined) return known
  const operations = Object.entries(openApi(registry).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  )
  made.set(registry, operations)
  return operations
}
