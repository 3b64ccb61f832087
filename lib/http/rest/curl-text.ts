/** A call of the management API, ready to be said. `body` is left out where the method carries none. */
export type CurlCall = { method: string; url: string; version?: string | undefined; body?: object | undefined }

/** A call by curl, for a POSIX shell. The key comes from the environment, so that no history keeps it. */
export function curlText({ method, url, version, body }: CurlCall): string {
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(url)}`,
    '-H "authorization: Bearer $SIGNET_API_KEY"',
    ...(version === undefined ? [] : [`-H ${quoted(`if-match: "${version}"`)}`]),
    ...(body === undefined
      ? []
      : ["-H 'content-type: application/json'", `-d ${quoted(JSON.stringify(body, null, 2))}`]),
  ]
  return lines.join(' \\\n  ')
}

/** Between single quotes a shell reads everything as it stands, but for a single quote. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
