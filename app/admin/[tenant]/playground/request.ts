import { one, type Search } from '../place.ts'

/** What a request of the playground asks, as its address says it. Left out means not sent. */
export type Asked = Partial<Record<AskedName, string>>

/** The parameters that the form has, in the order in which they are sent (OIDC Core §3.1.2.1, RFC 8707 §2). */
export const askedNames = [
  'scope',
  'resource',
  'redirect_uri',
  'response_mode',
  'prompt',
  'max_age',
  'acr_values',
  'login_hint',
  'ui_locales',
  'claims',
  'state',
  'nonce',
] as const
export type AskedName = (typeof askedNames)[number]

const longest = 8_192

/** Reads what is asked from an address or a form; what is too long to send is left out. */
export function readAsked(search: Search): Asked {
  const found = askedNames.flatMap((name) => {
    const value = one(search, name)?.trim()
    return value === undefined || value === '' || value.length > longest ? [] : [[name, value] as const]
  })
  return Object.fromEntries(found)
}

/** What is made for each run: the client it is for, and the values that only this run knows. */
type Made = { clientId: string; redirectUri: string; state: string; nonce: string; challenge: string }

/** The parameters of the authorization request, by name and in order (RFC 6749 §4.1.1, RFC 7636 §4.3). */
export function parametersOf(asked: Asked, made: Made): [string, string][] {
  const { redirect_uri: _, state: _state, nonce: _nonce, ...sent } = asked
  const own: [string, string][] = askedNames.flatMap((name) => {
    const value = (sent as Asked)[name]
    return value === undefined ? [] : [[name, value] as [string, string]]
  })
  return [
    ['client_id', made.clientId],
    ['response_type', 'code'],
    ['redirect_uri', made.redirectUri],
    ...own,
    ['state', made.state],
    ['nonce', made.nonce],
    ['code_challenge', made.challenge],
    ['code_challenge_method', 'S256'],
  ]
}

/** The whole address. */
export const authorizeUrl = (issuer: string, parameters: readonly (readonly [string, string])[]): string =>
  `${issuer}/oauth/authorize?${new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value]))}`
