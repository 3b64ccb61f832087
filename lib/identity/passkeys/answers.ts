import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** The longest answer of an authenticator that is read, in characters. */
export const longestAnswer = 16_384

type Read = Record<string, unknown>

/** Reads what a page sends of an authenticator; undefined for what is none. What it claims is not checked here. */
export function readAnswer(text: string | undefined): Read | undefined {
  if (text === undefined || text.length > longestAnswer) return undefined
  try {
    const answer: unknown = JSON.parse(text)
    return isRecord(answer) && isRecord(answer.response) && isBase64url(answer.id) ? answer : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Read => typeof value === 'object' && value !== null && !Array.isArray(value)
const isBase64url = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 1_400 && /^[\w-]+$/.test(value)

/**
 * The challenge that an answer says it answers (WebAuthn §5.8.1); undefined where it says none, or was made in a frame of another
 * site: no page of ours is framed.
 */
export function challengeOf({ response }: Read): Uint8Array | undefined {
  if (!isRecord(response) || typeof response.clientDataJSON !== 'string') return undefined
  try {
    const said: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'))
    return isRecord(said) && isBase64url(said.challenge) && said.crossOrigin !== true
      ? Buffer.from(said.challenge, 'base64url')
      : undefined
  } catch {
    return undefined
  }
}

/** The types of the library; it checks every part of what it reads. */
export const asRegistration = (answer: Read): RegistrationResponseJSON => answer as unknown as RegistrationResponseJSON
export const asAuthentication = (answer: Read): AuthenticationResponseJSON =>
  answer as unknown as AuthenticationResponseJSON
