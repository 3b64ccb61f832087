import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { randomId } from '#lib/kernel/tokens.ts'
import { binding, closeEnvelope, openEnvelope } from '#lib/keys/envelope.ts'
import { deriveKey } from '#lib/keys/master.ts'

const Run = z.strictObject({
  environment: z.string(),
  issuer: z.string(),
  /** The id of its page; null for the playground's own client. */
  client: z.string().nullable(),
  clientId: z.string(),
  redirectUri: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  expiresAt: z.number(),
})

/** One request of the playground that waits for its answer. It lives in a cookie that only we can read, and nowhere else. */
export type Run = z.output<typeof Run>

/** Whose run it is: the tenant and the portal session it was started in. Opened in another, it is none. */
export type RunOwner = { tenant: string; session: string }

/** How long an answer is waited for, in seconds. */
export const runSeconds = 900

const key = () => createSecretKey(deriveKey('playground-run', 32))
const place = ({ tenant, session }: RunOwner): Buffer => binding(['playground', tenant, session])

type Wanted = Pick<Run, 'environment' | 'issuer' | 'client' | 'clientId' | 'redirectUri'> & {
  state?: string | undefined
  nonce?: string | undefined
}

/** A new run, with a verifier, and a state and a nonce where none are given (RFC 7636 §4.1: 256 random bits). */
export const newRun = ({ state, nonce, ...wanted }: Wanted, now: Date): Run => ({
  ...wanted,
  state: state ?? randomId(),
  nonce: nonce ?? randomId(),
  verifier: randomBytes(32).toString('base64url'),
  expiresAt: plusSeconds(now, runSeconds).getTime(),
})

/** RFC 7636 §4.2. */
export const challengeOf = ({ verifier }: Run): string => createHash('sha256').update(verifier).digest('base64url')

/** A run as its cookie holds it. */
export const sealRun = (run: Run, owner: RunOwner): string =>
  closeEnvelope(key(), place(owner), Buffer.from(JSON.stringify(run))).toString('base64url')

/** The run in a cookie; undefined when there is none, it is another session's, or it is over. */
export function openRun(sealed: string | undefined, owner: RunOwner, now: Date): Run | undefined {
  if (sealed === undefined || sealed.length > 4_096) return undefined
  try {
    const text = openEnvelope(key(), place(owner), Buffer.from(sealed, 'base64url')).toString('utf8')
    const run = Run.parse(JSON.parse(text))
    return run.expiresAt > now.getTime() ? run : undefined
  } catch {
    return undefined
  }
}
