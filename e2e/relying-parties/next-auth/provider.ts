import type { App, Held } from './app.ts'

type Metadata = {
  token_endpoint: string
  userinfo_endpoint: string
  introspection_endpoint: string
  revocation_endpoint: string
  end_session_endpoint: string
}

/** What next-auth leaves to the app: the guide's own fetches against the endpoints that discovery names. */
export const metadata = async ({ issuer }: App): Promise<Metadata> =>
  (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Metadata

function send(app: App, endpoint: string, form: Record<string, string>): Promise<Response> {
  const credentials = Buffer.from(`${encodeURIComponent(app.clientId)}:${encodeURIComponent(app.clientSecret)}`)
  return fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials.toString('base64')}` },
    body: new URLSearchParams(form),
  })
}

export async function refresh(app: App, held: Held): Promise<Held> {
  const { token_endpoint } = await metadata(app)
  const response = await send(app, token_endpoint, { grant_type: 'refresh_token', refresh_token: held.refreshToken })
  const answer = (await response.json()) as Record<string, string>
  if (!response.ok) throw new Error(`refresh: ${response.status} ${answer.error}`)
  return {
    accessToken: answer.access_token ?? '',
    refreshToken: answer.refresh_token ?? held.refreshToken,
    idToken: answer.id_token ?? held.idToken,
  }
}

export async function userinfo(app: App, { accessToken }: Held): Promise<Response> {
  const { userinfo_endpoint } = await metadata(app)
  return fetch(userinfo_endpoint, { headers: { authorization: `Bearer ${accessToken}` } })
}

export async function introspect(app: App, { accessToken }: Held): Promise<Response> {
  return send(app, (await metadata(app)).introspection_endpoint, { token: accessToken })
}

export async function revoke(app: App, { refreshToken }: Held): Promise<Response> {
  return send(app, (await metadata(app)).revocation_endpoint, { token: refreshToken, token_type_hint: 'refresh_token' })
}

export async function endSessionUrl(app: App, { idToken }: Held): Promise<string> {
  const { end_session_endpoint } = await metadata(app)
  return `${end_session_endpoint}?${new URLSearchParams({
    id_token_hint: idToken,
    post_logout_redirect_uri: app.signedOutUri,
    state: 'bye',
  })}`
}
