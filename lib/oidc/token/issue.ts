import type { Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Audience } from './audience.ts'
import { tokensForClient } from './tokens-for-client.ts'
import { type Tokens, tokensForUser, type UserGrant } from './tokens-for-user.ts'

/** All that issuing asks of the world. No port that writes is among them: what is issued is stored by whoever called. */
export type IssuePorts = Pick<Ports, 'environment' | 'mint' | 'digest' | 'signer' | 'claims'>

/** RFC 6749 §4.4: the client is its own subject. */
export type ClientGrant = {
  grantType: 'client_credentials'
  client: Client
  audience: Audience
  scopes: readonly string[]
}

/**
 * The one function that issues: every token response of every grant comes from here, and so does every preview, with ports
 * that hold no key (`dryPorts`). Undefined when the user is no longer active. Nothing is stored yet.
 */
export const issue = (grant: UserGrant | ClientGrant, ports: IssuePorts, now: Date): Promise<Tokens | undefined> =>
  grant.grantType === 'client_credentials' ? tokensForClient(grant, ports, now) : tokensForUser(grant, ports, now)
