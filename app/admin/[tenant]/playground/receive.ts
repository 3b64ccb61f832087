type Context = { params: Promise<{ tenant: string }> }

/** The longest answer that is passed on: a code, a state and an issuer. */
const longest = 16_384

/** What an issuer may answer with; whatever else is in the address is not its. */
const known = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri']

/**
 * Takes the answer of an authorization request and leads to the page that shows it. A fragment never reaches us: browsers carry it
 * along on the redirect, and the page reads it. A posted answer comes without an origin, and the console takes no such post.
 */
export async function receive(request: Request, { params }: Context): Promise<Response> {
  const { tenant } = await params
  const text = new URL(request.url).search.slice(1)
  const sent = new URLSearchParams(text.length > longest ? '' : text)
  const answer = known.flatMap((name) => {
    const value = sent.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  const location = `/admin/${encodeURIComponent(tenant)}/playground/result?${new URLSearchParams(answer)}`
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
