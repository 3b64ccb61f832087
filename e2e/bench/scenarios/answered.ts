const accessToken = /"access_token":"([^"]+)"/
const refreshToken = /"refresh_token":"([^"]+)"/
const idToken = /"id_token":"([^"]+)"/

const within = (pattern: RegExp, body: Buffer): string | undefined => pattern.exec(body.toString('latin1'))?.[1]

export const accessTokenOf = (body: Buffer): string | undefined => within(accessToken, body)
export const refreshTokenOf = (body: Buffer): string | undefined => within(refreshToken, body)
export const idTokenOf = (body: Buffer): string | undefined => within(idToken, body)

/** The algorithm that a JWT says it is signed with; undefined for what is none. */
export function algOf(token: string | undefined): string | undefined {
  const [head = '', payload] = (token ?? '').split('.')
  if (payload === undefined) return undefined
  return (JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg?: string }).alg
}

/**
 * Watches that what is issued is signed as the scenario says: the first answer is looked at closely, all others for being there.
 */
export function signedAs(access: string | undefined, id?: string): (body: Buffer) => boolean {
  let isKnown = false
  return (body) => {
    if (isKnown) return body.includes('"access_token":"')
    isKnown = algOf(accessTokenOf(body)) === access && algOf(idTokenOf(body)) === id
    return isKnown
  }
}
