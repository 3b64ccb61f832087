/** Where a value may come from, broadest first. `built_in` is the product itself; `control` is what that environment is held to. */
export const origins = [
  'built_in',
  'platform',
  'tenant',
  'environment',
  'control',
  'directory',
  'client',
  'role',
] as const
export type Origin = (typeof origins)[number]
export type Level = Exclude<Origin, 'built_in'>

/**
 * How levels merge (DESIGN 2.2).
 * `strictest`: the smallest (or greatest) of all; a level can tighten, never loosen.
 * `nearest`: the level closest to the thing decides, within the platform's ceiling.
 * `directory`: each directory decides for itself, else the platform does.
 */
export type Merge = 'strictest_smaller' | 'strictest_greater' | 'nearest' | 'directory'

/** A value that has a name: screens offer these instead of a number. */
export type Choice = { readonly value: number; readonly label: string }

export type Field = {
  readonly default: number
  readonly min: number
  /** The product's own ceiling; the platform may set a lower one for fields that merge as `nearest`. */
  readonly max: number
  readonly merge: Merge
  readonly levels: readonly Level[]
  /** Which way protects more. What administrators sign in by is never weaker than the platform says (`isWeaker`). */
  readonly stronger?: 'smaller' | 'greater'
  /** Every value there is, where each has a name. */
  readonly choices?: readonly Choice[]
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

const perDirectory = (value: number, min: number, max: number, stronger: 'smaller' | 'greater'): Field => ({
  default: value,
  min,
  max,
  merge: 'directory',
  levels: ['platform', 'directory'],
  stronger,
})
const platformOnly = (value: number, min: number, max: number): Field => ({
  default: value,
  min,
  max,
  merge: 'directory',
  levels: ['platform'],
})
const shortest = (value: number, min: number, max: number): Field => ({
  default: value,
  min,
  max,
  merge: 'strictest_smaller',
  levels: ['platform', 'tenant', 'environment', 'control'],
  stronger: 'smaller',
})
const lifetime = (value: number, min: number, max: number): Field => ({
  default: value,
  min,
  max,
  merge: 'nearest',
  levels: ['platform', 'tenant', 'environment', 'client'],
  stronger: 'smaller',
})

const choices = (...labels: string[]): readonly Choice[] => labels.map((label, value) => ({ value, label }))
/** Of all who have a say, roles included: an administrator's role may ask for more than the app they sign in to. */
const everybody = ['platform', 'tenant', 'environment', 'control', 'client', 'role'] as const
/** Roles are many in one person, so none of them is the nearest. */
const places = ['platform', 'tenant', 'environment', 'control', 'client'] as const

/** A method that is allowed until some level forbids it. */
const allowed: Field = {
  ...{ default: 1, min: 0, max: 1, merge: 'strictest_smaller', levels: everybody, stronger: 'smaller' },
  choices: choices('Not allowed', 'Allowed'),
}
/** What somebody has to ask for before it is so. */
const onRequest: Field = { default: 0, min: 0, max: 1, merge: 'nearest', levels: places, stronger: 'smaller' }
/** A method that somebody has to allow. */
const allowedOnRequest: Field = { ...onRequest, choices: choices('Not allowed', 'Allowed') }
const grace = (value: number, max: number): Field => ({
  ...{ default: value, min: 0, max, merge: 'strictest_smaller', levels: everybody, stronger: 'smaller' },
})

/** Every policy there is, by kind and field. Screens, forms, checks and hints derive from this table. Durations are seconds. */
export const policies = {
  password: {
    /** Where a password is the only factor it has at least 15 characters (NIST SP 800-63B-4 §3.1.1.2). */
    minLength: perDirectory(15, 8, 64, 'greater'),
    /** Argon2id's cost (ASVS 11.4.2): never under OWASP's minimum; a higher one takes hold at each person's next sign-in. */
    hashMemoryKib: platformOnly(19_456, 19_456, 262_144),
    hashPasses: platformOnly(2, 2, 10),
  },
  /** What guessing meets: some free attempts, then delays that double; never a lock that a stranger could put on somebody. */
  lockout: {
    freeAttempts: perDirectory(5, 3, 20, 'smaller'),
    firstDelaySeconds: perDirectory(2, 1, minute, 'greater'),
    maxDelaySeconds: perDirectory(15 * minute, minute, hour, 'greater'),
    /** Counting starts over when this long nothing failed. */
    forgetSeconds: perDirectory(hour, 15 * minute, day, 'greater'),
    /** An office behind one address signs in in the morning; a stuffing run goes on. */
    networkFreeAttempts: perDirectory(60, 20, 1_000, 'smaller'),
  },
  session: {
    idleSeconds: shortest(day, 5 * minute, 30 * day),
    absoluteSeconds: shortest(7 * day, 15 * minute, 90 * day),
    /** Live sessions of one person in one environment; the one longest unused ends when one more begins (ASVS 7.1.2). */
    perUser: shortest(50, 1, 100),
  },
  tokens: {
    requestSeconds: lifetime(30 * minute, 20 * minute, 2 * hour),
    codeSeconds: lifetime(minute, 10, 10 * minute),
    /** DESIGN 2.4: at most ten minutes. A client's own is one of its settings. */
    accessTokenSeconds: {
      ...lifetime(10 * minute, minute, 10 * minute),
      levels: ['platform', 'tenant', 'environment'],
    },
    idTokenSeconds: lifetime(hour, minute, day),
    refreshIdleSeconds: lifetime(14 * day, hour, 90 * day),
    refreshAbsoluteSeconds: lifetime(90 * day, hour, 365 * day),
  },
  /** What a sign-in takes beyond its first factor, and which methods count (DESIGN 2.2: the strictest of all who have a say). */
  mfa: {
    requirement: {
      ...{ default: 1, min: 0, max: 3, merge: 'strictest_greater', levels: everybody, stronger: 'greater' },
      choices: choices('Off', 'Optional', 'Required', 'Required, phishing-resistant'),
    },
    passkeys: allowed,
    totp: allowed,
    recoveryCodes: allowed,
    /** A mailed code as second factor is worth no more than the mailbox (NIST SP 800-63B-4 §3.1.3 does not count it). */
    emailCode: allowedOnRequest,
    /** A passkey with user verification signs in alone. */
    passkeyFirst: allowed,
    /** A mailed code or link instead of the password. */
    emailFirst: allowedOnRequest,
    /** Whoever has no second factor yet may put it off this long after the first sign-in that asked, and so many times. */
    graceSeconds: grace(7 * day, 30 * day),
    graceSignIns: grace(20, 100),
    /** A device that showed a second factor is not asked again this long; 0: always asked. */
    rememberSeconds: { ...onRequest, max: 90 * day },
    offerPasskey: {
      ...{ default: 1, min: 0, max: 1, merge: 'nearest', levels: ['platform', 'tenant', 'environment', 'client'] },
      choices: choices('Never', 'After a sign-in'),
    },
  },
  sign_up: {
    mode: {
      ...{ default: 1, min: 0, max: 3, merge: 'nearest', stronger: 'smaller' },
      levels: ['platform', 'tenant', 'environment', 'control'],
      choices: choices('Closed', 'By invitation', 'By e-mail domain', 'Open'),
    },
  },
  keys: {
    /** How long a signing key signs before its successor does (ASVS 11.1.1). */
    rotationSeconds: {
      default: 90 * day,
      min: 7 * day,
      max: 365 * day,
      merge: 'nearest',
      levels: ['platform', 'tenant', 'environment'],
    },
  },
} as const satisfies Record<string, Record<string, Field>>

export type PolicyKind = keyof typeof policies
export type FieldOf<K extends PolicyKind> = keyof (typeof policies)[K] & string
export type Values<K extends PolicyKind> = Record<FieldOf<K>, number>

/** What the built-in environment `control` is held to, whatever anybody sets (DESIGN 2.2). */
export const controlValues: { [K in PolicyKind]?: Partial<Values<K>> } = {
  session: { absoluteSeconds: 12 * hour },
  mfa: { requirement: 2, graceSeconds: 7 * day, rememberSeconds: 0, emailCode: 0, emailFirst: 0 },
  /** Nobody makes themselves an administrator. */
  sign_up: { mode: 1 },
}

/** Whether a value protects less than another. What has no stronger side is never weaker. */
export const isWeaker = ({ stronger }: Field, value: number, than: number): boolean =>
  stronger === 'smaller' ? value > than : stronger === 'greater' && value < than
