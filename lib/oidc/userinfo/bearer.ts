import { type ReadAccessToken, readAccessToken } from '../access-token-reader.ts'
import type { Ports } from '../ports.ts'
import type { ProtocolRequest } from '../protocol.ts'
import { readable } from '../read-params.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'

/** RFC 6750 §2: the header, or the form of a POST; never the URI (B03), never two at once (B04). */
export async function authenticateBearer(
  request: ProtocolRequest,
  audience: string,
  ports: Ports,
  now: Date,
): Promise<ReadAccessToken | Refusal> {
  const text = presentedToken(request, ports)
  if (typeof text !== 'string') return text
  const token = await readAccessToken(text, ports, now)
  const problem =
    token === undefined
      ? 'unknown, expired, or not an access token of this issuer'
      : token.claims.aud !== audience
        ? `for another audience: ${token.claims.aud}`
        : token.live.dead
  const suspended = ports.environment.status === 'active' ? null : 'suspended'
  if (token !== undefined && problem === null && suspended === null) return token
  return challenge('invalid_token', 'the access token is invalid, expired or revoked', ports, problem ?? 'suspended')
}

function presentedToken(request: ProtocolRequest, ports: Ports): string | Refusal {
  const header = request.header('authorization')
  const form = request.method === 'POST' ? formToken(request) : undefined
  if (isRefusal(form)) return form
  if (header !== undefined && form !== undefined)
    return challenge('invalid_request', 'the access token must be given once', ports)
  const text = form ?? /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header ?? '')?.[1]
  if (text !== undefined) return text
  return header === undefined || !/^bearer\b/i.test(header)
    ? refuse('invalid_token', 'an access token is required', 'none was given', { headers: bare(ports) })
    : challenge('invalid_token', 'the access token is malformed', ports)
}

/** A POST without a form, or with another kind of body, simply has no token in it. */
function formToken(request: ProtocolRequest): string | Refusal | undefined {
  if (request.form === 'media_type') return undefined
  const form = readable(request.form)
  if (isRefusal(form)) return form
  return form.duplicates.includes('access_token')
    ? refuse('invalid_request', 'the access token must be given once')
    : form.get('access_token')
}

/** RFC 6750 §3.1: who gave no token at all is told no error code (B01). */
const bare = (ports: Ports) => ({ 'www-authenticate': `Bearer realm="${ports.environment.issuer}"` })

/** RFC 6750 §3. */
export function challenge(
  error: 'invalid_request' | 'invalid_token' | 'insufficient_scope',
  description: string,
  ports: Ports,
  detail = description,
): Refusal {
  const scope = error === 'insufficient_scope' ? ', scope="openid"' : ''
  const value = `${bare(ports)['www-authenticate']}, error="${error}", error_description="${description}"${scope}`
  return refuse(error, description, detail, { headers: { 'www-authenticate': value } })
}
