import type { Referred } from './reference.ts'
import { restBase } from './rest.ts'

/** Where the call goes: the installation, and the tenant in the place of `{tenant}`. */
type Where = { origin: string; tenant: string }

/** The call of an operation's example by curl, for a POSIX shell. The key comes from the environment, so that no history keeps it. */
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
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(url)}`,
    '-H "authorization: Bearer $SIGNET_API_KEY"',
    ...(requestBody === undefined
      ? []
      : [
          "-H 'content-type: application/json'",
          `-d ${quoted(JSON.stringify(requestBody.content['application/json'].example, null, 2))}`,
        ]),
  ]
  return lines.join(' \\\n  ')
}

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** Between single quotes a shell reads everything as it stands, but for a single quote. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
