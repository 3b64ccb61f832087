/** A link that a stranger wrote, if it leads to the web; `javascript:` and its kind give none. */
export function webLink(value: string | undefined): { href: string; host: string } | undefined {
  if (value === undefined || !URL.canParse(value)) return undefined
  const url = new URL(value)
  return url.protocol === 'https:' || url.protocol === 'http:' ? { href: url.href, host: url.host } : undefined
}

/** A picture on our own origin. Pictures from elsewhere would tell a third party who signs in (UX-H77). */
export function ownPicture(value: string | undefined): string | undefined {
  return value !== undefined && /^\/(?![/\\])/.test(value) ? value : undefined
}
