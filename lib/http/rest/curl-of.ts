import { curlText } from './curl-text.ts'
import type { Referred } from './reference.ts'
import { restBase } from './rest.ts'

/** Where the call goes: the installation, and the tenant in the place of `{tenant}`. */
type Where = { origin: string; tenant: string }

/** The call of an operation's example by curl. */
export function curlOf({ method, path, parameters, requestBody }: Referred, { origin, tenant }: Where): string {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const found = parameters.find((each) => each.in === 'path' && each.name === name)
    return name === 'tenant' ? tenant : encodeURIComponent(String(found?.example ?? name))
  })
  const query = new URLSearchParams(
    parameters
      .filter((each) => each.in === 'query' && each.example !== undefined)
      .flatMap(({ name, example }) => [example].flat().map((value): [string, string] => [name, asText(value)])),
  )
  const url = `${origin}${restBase}${address}${query.size === 0 ? '' : `?${query}`}`
  return curlText({ method, url, body: requestBody?.content['application/json'].example })
}

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))
