import { cookies } from 'next/headers'

/** What the browser remembers of how a list looks, as it stands in its cookies: garbage is for the reader to drop. */
export async function remembered(names: { columns: string; density: string }) {
  const jar = await cookies()
  const value = (name: string) => {
    const text = jar.get(name)?.value
    try {
      return text === undefined ? undefined : decodeURIComponent(text)
    } catch {
      return undefined
    }
  }
  return { columns: value(names.columns), density: value(names.density) }
}
