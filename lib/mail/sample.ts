import type { Message, MessageKind } from './message.ts'
import type { Seen } from './seen.ts'

/** Documentation's own address (RFC 5737): nobody's. */
export const sampleSeen = (at: Date): Seen => ({
  at,
  browser: 'Firefox',
  os: 'Linux',
  place: { country: 'DE' },
  ip: '203.0.113.7',
})

/** A message of each kind as a preview shows it: with a code that opens nothing, and a link that leads to the front page. */
export function sampleOf(kind: MessageKind, now: Date, origin = 'https://id.example.com'): Message {
  const link = { url: `${origin}/`, seconds: 30 * 60 }
  switch (kind) {
    case 'sign_in':
      return { kind, code: '123456', ...link, seconds: 600 }
    case 'sign_up':
      return { kind, code: '123456', seconds: 600 }
    case 'sign_up_existing':
      return { kind, app: 'Billing' }
    case 'verify_email':
    case 'change_email':
      return { kind, ...link, seconds: 86_400 }
    case 'reset_password':
      return { kind, ...link }
    case 'keep_account':
      return { kind, ...link, seconds: 14 * 86_400 }
    case 'undo_email':
    case 'new_sign_in':
      return { kind, ...link, seconds: 7 * 86_400 }
    case 'account_secured':
    case 'email_restored':
      return { kind, taken: ['passkeys', 'totp'] }
    case 'factors_reset':
    case 'passkey_taken':
      return { kind, signedOut: true }
    case 'passkey_added':
    case 'passkey_removed':
    case 'passkey_copied':
      return { kind, name: 'iCloud Keychain' }
    case 'recovery_code_used':
      return { kind, left: 3, few: true }
    case 'recovery_codes_made':
      return { kind, count: 10 }
    case 'invitation':
      return {
        ...{ kind, name: 'Ada Lovelace', inviter: 'Grace Hopper', isForPortal: false, url: link.url },
        expiresAt: new Date(now.getTime() + 7 * 86_400_000),
      }
    case 'webhook_paused':
      return { kind, target: 'hooks.example.com', reason: 'failing', days: 5, url: link.url }
    default:
      return { kind }
  }
}
