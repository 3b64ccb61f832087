import { endpoint } from '../endpoint.ts'
import { cacheable } from '../jwks/index.ts'
import { metadata } from './metadata.ts'

/**
 * OIDC Discovery §4 (appended to the issuer) and RFC 8414 §3.1 (inserted before its path): the same document at both.
 * It comes from the environment alone; no header can change it (W01, W07).
 */
export const discovery = endpoint('discovery', ['GET', 'HEAD'], async (request, ports) =>
  cacheable(request, 'discovery', () => metadata(ports.environment), ports),
)
