type Registry = Map<string, unknown>

const key = Symbol.for('signet')

/**
 * Returns the process-wide instance called `name`, making it on first use.
 *
 * Next.js bundles its own copy of every module, so a module-level variable exists once per bundle; what must exist once
 * per process (pools, caches, the log) stands on `globalThis` instead.
 */
export function singleton<T>(name: string, make: () => T): T {
  const scope = globalThis as { [key]?: Registry }
  scope[key] ??= new Map()
  const registry = scope[key]
  if (!registry.has(name)) registry.set(name, make())
  return registry.get(name) as T
}

/** Forgets the instance called `name`, for shutdown and for tests that configure it anew. */
export function forget(name: string): void {
  const scope = globalThis as { [key]?: Registry }
  scope[key]?.delete(name)
}
