import { cookies } from 'next/headers'

/** Reads one cookie of the current request. */
export type CookieReader = (name: string) => string | undefined

export async function cookieReader(): Promise<CookieReader> {
  const jar = await cookies()
  return (name) => jar.get(name)?.value
}
