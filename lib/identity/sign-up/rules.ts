import type { Email } from '../email.ts'

/** Who may make themselves an account: nobody, whoever is invited, whoever has an address of some domains, or anybody. */
export type SignUpRules = { mode: 'closed' | 'invitation' | 'domain' | 'open'; domains: readonly string[] }

const modes = ['closed', 'invitation', 'domain', 'open'] as const

/** The rules as the policy and the environment say them. A mode that is not known lets nobody in. */
export const signUpRules = (mode: number, domains: readonly string[]): SignUpRules => ({
  mode: modes[mode] ?? 'closed',
  domains,
})

/** Whether people may come by themselves at all: only then is it offered. */
export const offersSignUp = ({ mode }: SignUpRules): boolean => mode === 'domain' || mode === 'open'

/** Whether somebody with this address may. A domain means itself alone: what is below it may be another's. */
export function mayUseAddress({ mode, domains }: SignUpRules, { normalized }: Email): boolean {
  return mode === 'open' || (mode === 'domain' && domains.includes(normalized.split('@')[1] ?? ''))
}
