import type { Branding } from '#lib/branding/branding.ts'

type Told = { readonly [path: string]: string | boolean }

/** A branding as the trail and the history tell of it: each chosen value under its path. */
export function told(branding: Branding | null | undefined): Told {
  const values: Record<string, string | boolean> = {}
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string' || typeof value === 'boolean') values[path] = value
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) walk(each, path === '' ? key : `${path}.${key}`)
  }
  walk(branding ?? {}, '')
  return values
}

/** Whether two brandings choose the same. */
export const isSame = (a: Branding, b: Branding): boolean => {
  const [one, other] = [told(a), told(b)]
  const paths = Object.keys({ ...one, ...other })
  return paths.every((path) => one[path] === other[path])
}

/** The paths at which two brandings differ, each with what it was and what it is. */
export function differences(before: Branding, after: Branding) {
  const [one, other] = [told(before), told(after)]
  return Object.keys({ ...one, ...other })
    .filter((path) => one[path] !== other[path])
    .sort()
    .map((path) => ({ path, before: one[path] ?? null, after: other[path] ?? null }))
}
