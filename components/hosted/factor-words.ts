import type { Icon } from './icon.tsx'
import type { FactorKind } from './views.ts'

type Words = { name: string; hint: string; icon: Parameters<typeof Icon>[0]['name'] }

/** Each factor in the words of the person who has it. */
export const factorWords: Record<FactorKind, Words> = {
  passkey: { name: 'Passkey', hint: 'Your fingerprint, face, PIN or security key', icon: 'key' },
  totp: { name: 'Authenticator app', hint: 'A six-digit code from an app on your phone', icon: 'phone' },
  email: { name: 'E-mail', hint: 'A code in a message to your address', icon: 'mail' },
  recovery_code: { name: 'Recovery code', hint: 'One of the codes that you saved', icon: 'list' },
}
