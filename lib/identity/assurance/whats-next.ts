import type { Values } from '#lib/policy/fields.ts'
import { type Assurance, assuranceOf, isByMail, type Level, levelOf } from './assurance-of.ts'
import type { Proof } from './proof.ts'

/** What may stand beside a first factor. */
export type SecondFactor = 'passkey' | 'totp' | 'recovery_code' | 'email'

/** What can be set up at sign-in. */
export type Enrollable = 'passkey' | 'totp'

/**
 * What a person has to show, of any kind, allowed or not. `email`: a verified address. `copies`: passkeys of which a copy was used;
 * they prove nothing and still guard. `lastUsed`: second factors, the last used first.
 */
export type Owned = {
  passkeys: number
  copies: number
  totp: boolean
  recoveryCodes: number
  email: boolean
  lastUsed: readonly SecondFactor[]
}

/** How a person has used the grace of enrolment. */
export type Grace = { startedAt: Date | null; signIns: number }

export type Asked = {
  /** All that was shown for this sign-in, in any order. */
  proofs: readonly Proof[]
  owned: Owned
  rules: Values<'mfa'>
  grace: Grace
  /** What the app asks for; `forced` when it takes nothing less (an essential `acr`). */
  app: { level: Level; forced: boolean }
  now: Date
}

/** How long enrolment can still be put off, and how many more times. */
export type Postponement = { until: Date; left: number }

/**
 * What comes next for somebody who signs in. `enough` names the proofs that were taken. `prove` lists what
 * they may show, the preferred first. `enroll` lists what they may set up; without a postponement it must be done now. `refused`: the
 * rules demand a factor and allow none that they have or could set up, or only the mailbox that chose the password; or a copied passkey guards the account, and nothing else is
 * left to show.
 */
export type Next =
  | { kind: 'enough'; assurance: Assurance; proofs: Proof[] }
  | { kind: 'first' }
  | { kind: 'prove'; by: SecondFactor[] }
  | { kind: 'enroll'; by: Enrollable[]; postponement: Postponement | undefined }
  | { kind: 'refused'; reason: 'no_factor_allowed' | 'passkey_copied' | 'set_by_mail' }

/**
 * The one decision of sign-in (SECURITY section 1, MFA bypass): a pure function of what was shown, what the person has, and what is
 * demanded, by the policy of the place and by the app. Every path asks it, and only `enough` opens a session. What the policy
 * demands is never lowered by what somebody lacks; only its own grace and its own remembered devices excuse, and neither does
 * before an app that forces a level.
 */
export function whatsNext(asked: Asked): Next {
  const { proofs, rules, app } = asked
  const taken = trusted(proofs, rules)
  const assurance = assuranceOf(taken)
  const level = levelOf(taken)
  if (assurance === undefined || level === undefined) return { kind: 'first' }
  const policy = policyLevel(asked)
  if (level < policy && !isExcused(asked, level)) return rise(asked, level, policy, postponementOf(asked))
  if (level >= app.level) return { kind: 'enough', assurance, proofs: taken }
  if (app.forced) return rise(asked, level, app.level, undefined)
  // What an app would like, and the person cannot show, is not forced upon them.
  const by = raisers(asked, level, app.level)
  if (by.length > 0) return { kind: 'prove', by }
  const { passkeys, copies } = asked.owned
  // Nor does a copy make it less: whoever would be asked for a passkey shows something else that guards.
  const isLess = copies > 0 && passkeys === 0 && rules.passkeys === 1 && !isGuardShown(asked, 2)
  return isLess ? askForGuard(asked, 2) : { kind: 'enough', assurance, proofs: taken }
}

/**
 * The rung that the policy demands of this person. Where a second factor is optional, it is asked of whoever set up an app for it.
 * A passkey is there another way in, not a second step: it may be on another device than the one at hand.
 */
export function policyLevel({ rules, owned }: Pick<Asked, 'rules' | 'owned'>): Level {
  if (rules.requirement >= 3) return 3
  if (rules.requirement === 2) return 2
  return rules.requirement === 1 && secondFactors(owned, rules).includes('totp') ? 2 : 1
}

/** How to get from one rung to a higher one: by what they have, else by setting something up. */
function rise(asked: Asked, level: Level, wanted: Level, postponement: Postponement | undefined): Next {
  const by = raisers(asked, level, wanted)
  if (by.length > 0) return { kind: 'prove', by }
  // Nobody sets up a factor beside one that they have without showing that one (SECURITY section 1): a stolen password adds none.
  if (!isGuardShown(asked, wanted)) return askForGuard(asked, wanted)
  const enrollable = enrollableUnder(asked.rules).filter((one) => wanted < 3 || one === 'passkey')
  if (enrollable.length === 0) {
    const isMailboxLeft = isByMail(asked.proofs) && secondFactors(asked.owned, asked.rules).includes('email')
    return { kind: 'refused', reason: isMailboxLeft ? 'set_by_mail' : 'no_factor_allowed' }
  }
  return { kind: 'enroll', by: enrollable, postponement }
}

/** A copied passkey alone can't be shown: then only an administrator helps, who takes it away. */
function askForGuard(asked: Asked, wanted: Level): Next {
  const by = guardsOf(asked, wanted)
  return by.length > 0 ? { kind: 'prove', by } : { kind: 'refused', reason: 'passkey_copied' }
}

/**
 * What they have that leads to a rung, not shown yet; no mailbox beside a password that came of it. A recovery code stands in for a lost passkey too: it leads to setting up
 * another one.
 */
function raisers({ proofs, owned, rules }: Asked, level: Level, wanted: Level): SecondFactor[] {
  const kinds = new Set<Proof['kind']>(proofs.map(({ kind }) => kind))
  const have = secondFactors(owned, rules).filter((one) => one !== 'email' || !isByMail(proofs))
  if (wanted < 3) return have.filter((one) => !kinds.has(one))
  if (!have.includes('passkey') || kinds.has('recovery_code')) return []
  return have.filter((one) => one === 'passkey' || (one === 'recovery_code' && level === 1))
}

/**
 * What a person has and the rules allow as a second factor: as they last used them, then the strongest first (UX-H32); a recovery
 * code comes last (UX-H64).
 */
export function secondFactors(owned: Owned, rules: Values<'mfa'>): SecondFactor[] {
  const { passkeys, totp, recoveryCodes, email, lastUsed } = owned
  const have: SecondFactor[] = [
    ...(passkeys > 0 && rules.passkeys === 1 ? ['passkey' as const] : []),
    ...(totp && rules.totp === 1 ? ['totp' as const] : []),
    ...(email && rules.emailCode === 1 ? ['email' as const] : []),
  ]
  const used = lastUsed.filter((one) => have.includes(one))
  const isLeft = recoveryCodes > 0 && rules.recoveryCodes === 1
  return [...new Set([...used, ...have]), ...(isLeft ? ['recovery_code' as const] : [])]
}

/** What the rules let people set up, the strongest first. */
export const enrollableUnder = (rules: Values<'mfa'>): Enrollable[] => [
  ...(rules.passkeys === 1 ? ['passkey' as const] : []),
  ...(rules.totp === 1 ? ['totp' as const] : []),
]

const isGuarded = ({ passkeys, copies, totp }: Owned): boolean => passkeys > 0 || copies > 0 || totp

/**
 * Whatever guards an account and can be shown, also where the rules no longer take it as a factor. In the place of a copied passkey,
 * where phishing must be resisted, stands a recovery code alone, for what an app shows can be phished.
 */
function guardsOf({ owned, rules }: Pick<Asked, 'owned' | 'rules'>, wanted: Level): SecondFactor[] {
  const { passkeys, copies, totp, recoveryCodes } = owned
  const isReplacing = wanted === 3 && copies > 0 && passkeys === 0
  const mayRecover = recoveryCodes > 0 && isGuarded(owned) && (!isReplacing || rules.recoveryCodes === 1)
  return [
    ...(passkeys > 0 ? ['passkey' as const] : []),
    ...(totp && !isReplacing ? ['totp' as const] : []),
    ...(mayRecover ? ['recovery_code' as const] : []),
  ]
}

/** Whether nothing guards the account, or something of it was shown. */
function isGuardShown(asked: Pick<Asked, 'owned' | 'proofs' | 'rules'>, wanted: Level): boolean {
  const guards: readonly string[] = guardsOf(asked, wanted)
  const isShown = asked.proofs.some(({ kind }) => guards.includes(kind) || kind === 'recovery_code')
  return isShown || !isGuarded(asked.owned)
}

/**
 * Proofs that the rules take. A factor that is no longer allowed proves nothing, whenever it was shown. What begins a sign-in is
 * allowed by one rule, what is added to a password by another.
 */
function trusted(proofs: readonly Proof[], rules: Values<'mfa'>): Proof[] {
  const isByPassword = proofs.some(({ kind }) => kind === 'password')
  const isBegun = isByPassword || (rules.emailFirst === 1 && proofs.some(({ kind }) => kind === 'email'))
  return proofs.filter((proof) => {
    switch (proof.kind) {
      case 'passkey':
        return (isBegun && rules.passkeys === 1) || (proof.userVerified && rules.passkeyFirst === 1)
      case 'totp':
        return rules.totp === 1
      case 'recovery_code':
        return rules.recoveryCodes === 1
      case 'email':
        return (isByPassword ? rules.emailCode : rules.emailFirst) === 1
      default:
        return true
    }
  })
}

/** Whether the policy itself lets this sign-in pass below its level: a remembered device where it takes one, or its grace. */
function isExcused(asked: Asked, level: Level): boolean {
  const { proofs, rules, now } = asked
  const isRemembered = proofs.some(({ kind }) => kind === 'remembered_device')
  if (isRemembered && rules.rememberSeconds > 0 && rules.requirement < 3) return true
  const isPostponed = proofs.some((proof) => proof.kind === 'postponed' && proof.until > now)
  return isPostponed && rules.graceSeconds > 0 && (level >= 2 || isGuardShown(asked, policyLevel(asked)))
}

/** The grace that is left, if any. It begins with the first sign-in that the policy would have stopped. */
export function postponementOf({
  rules,
  grace,
  now,
}: Pick<Asked, 'rules' | 'grace' | 'now'>): Postponement | undefined {
  const start = grace.startedAt ?? now
  const until = new Date(start.getTime() + rules.graceSeconds * 1000)
  const left = rules.graceSignIns - grace.signIns
  return until > now && left > 0 ? { until, left } : undefined
}
