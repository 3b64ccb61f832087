import type { CurlCall } from '#lib/http/rest/curl-text.ts'

const secret = /password|secret/i

/**
 * What a form holds as a call: fields that the address names go into it, the version into If-Match, the rest into the body.
 * What nobody should read over a shoulder is left out of it.
 */
export function callOfForm(method: string, template: string, input: Readonly<Record<string, unknown>>): CurlCall {
  const named = new Set<string>()
  const url = template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    named.add(name)
    const value = input[name]
    return typeof value === 'string' && value !== '' ? encodeURIComponent(value) : whole
  })
  const { version, ...rest } = input
  const body = Object.fromEntries(
    Object.entries(rest)
      .filter(([name]) => !named.has(name))
      .map(([name, value]) => [name, secret.test(name) && typeof value === 'string' ? '…' : value]),
  )
  return {
    method,
    url,
    version: typeof version === 'string' ? version : undefined,
    body: method === 'DELETE' ? undefined : body,
  }
}
