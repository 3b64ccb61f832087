/**
 * What a person has shown, or what stands in its place. Every path of sign-in ends in a list of these; nothing else opens a
 * session. `remembered_device` and `postponed` show nothing: they excuse from what the policy of the place asks, and from
 * nothing that an app asks.
 */
export type Proof =
  /** `credential` is the row of the password: a replaced one proves nothing. `byMail`: whoever has the mailbox chose it. */
  | { kind: 'password'; at: Date; credential?: string | undefined; byMail?: true | undefined }
  /** `credential` is the passkey's row; `synced` when it may live on several devices. */
  | { kind: 'passkey'; at: Date; credential: string; userVerified: boolean; synced: boolean }
  | { kind: 'totp'; at: Date; credential: string }
  | { kind: 'recovery_code'; at: Date }
  /** A mailed code, or a mailed link that was confirmed: the mailbox is theirs. */
  | { kind: 'email'; at: Date }
  | { kind: 'remembered_device'; at: Date }
  /** Enrolment put off, within the grace of the policy. */
  | { kind: 'postponed'; at: Date; until: Date }

const kinds: readonly string[] = [
  'password',
  'passkey',
  'totp',
  'recovery_code',
  'email',
  'remembered_device',
  'postponed',
] satisfies Proof['kind'][]

/** Proofs as they are stored, beside the session or the unfinished request. */
export const writeProofs = (proofs: readonly Proof[]): object[] =>
  proofs.map((proof) => JSON.parse(JSON.stringify(proof)) as object)

/** Reads stored proofs. What is not understood proves nothing. */
export const readProofs = (stored: unknown): Proof[] =>
  Array.isArray(stored) ? stored.flatMap((one: unknown) => readProof(one) ?? []) : []

function readProof(stored: unknown): Proof | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const { kind, at, until, credential, userVerified, synced, byMail } = stored as Record<string, unknown>
  const time = readDate(at)
  if (typeof kind !== 'string' || !kinds.includes(kind) || time === undefined) return undefined
  if (kind === 'postponed') {
    const end = readDate(until)
    return end === undefined ? undefined : { kind, at: time, until: end }
  }
  if (kind === 'password') {
    const chosen = byMail === true ? { byMail } : {}
    return { kind, at: time, ...(typeof credential === 'string' ? { credential } : {}), ...chosen } as Proof
  }
  if (kind === 'totp') return typeof credential === 'string' ? { kind, at: time, credential } : undefined
  if (kind === 'passkey') {
    if (typeof credential !== 'string') return undefined
    return { kind, at: time, credential, userVerified: userVerified === true, synced: synced !== false }
  }
  return { kind: kind as 'recovery_code' | 'email' | 'remembered_device', at: time }
}

function readDate(text: unknown): Date | undefined {
  const date = typeof text === 'string' ? new Date(text) : undefined
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date
}
