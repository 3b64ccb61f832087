/** Where a browser says in which time zone it is: pages are written on the server, which cannot know otherwise. */
export const zoneCookie = 'signet-zone'

const yearInSeconds = 31_536_000

/** Keeps the browser's zone for the next pages; this one stands as it was written. */
export function rememberZone(): void {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!/^[\w+/-]{1,64}$/.test(zone) || document.cookie.split('; ').includes(`${zoneCookie}=${zone}`)) return
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is absent on plain http, where development happens
  document.cookie = `${zoneCookie}=${zone}; path=/; max-age=${yearInSeconds}; samesite=lax`
}
