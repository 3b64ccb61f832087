import { words } from '#app/messages/words.ts'
import { passwordHint } from '#components/hosted/password-hint.ts'
import type { PolicyTopic } from '#lib/services/policies/topics.ts'

/** What people read under the field where they choose a password: the same words, of the same rule (UX-C14). */
export function Reads({ topic, minLength }: { topic: PolicyTopic; minLength: number | undefined }) {
  if (topic !== 'password' || minLength === undefined) return null
  const t = words('policies')
  return (
    <p className="secondary">
      {t('reads')} <q>{passwordHint(minLength)}</q>
    </p>
  )
}
