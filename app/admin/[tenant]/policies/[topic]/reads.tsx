import { languageNow } from '#app/messages/language-now.ts'
import { words } from '#app/messages/words.ts'
import { passwordHint } from '#components/hosted/password-hint.ts'
import { fewestAlone } from '#components/hosted/password-needs.ts'
import { durationWords } from '#components/ui/duration-words.ts'
import type { Values } from '#lib/policy/fields.ts'
import { type PolicyTopic, waitsOf } from '#lib/services/policies/topics.ts'

type Props = { topic: PolicyTopic; holds: Readonly<Record<string, number>> }

/** What people meet: the words under the field where they choose a password, or the waits after wrong ones. Of the rules themselves (UX-C14). */
export function Reads({ topic, holds }: Props) {
  const t = words('policies')
  if (topic === 'password') {
    const own = holds.minLength ?? 0
    return (
      <p className="secondary">
        {t('reads')} <q>{passwordHint(Math.max(own, fewestAlone))}</q>
        {own < fewestAlone ? (
          <>
            {' '}
            {t('readsWithFactor')} <q>{passwordHint(own)}</q>
          </>
        ) : null}
      </p>
    )
  }
  if (topic === 'mfa') return <FactorReads holds={holds as Values<'mfa'>} />
  if (topic !== 'lockout') return null
  const lockout = holds as Values<'lockout'>
  const waits = waitsOf(lockout).map((seconds) => durationWords(seconds, languageNow()))
  const longest = durationWords(lockout.maxDelaySeconds, languageNow())
  const isCut = waits.at(-1) !== longest
  return (
    <p className="secondary">
      {t('waits', { free: lockout.freeAttempts, waits: waits.join(', ') })}
      {isCut ? ` ${t('waitsUpTo', { longest })}` : ''}
    </p>
  )
}

/** What whoever has no second factor meets at a sign-in. */
function FactorReads({ holds }: { holds: Values<'mfa'> }) {
  const t = words('policies')
  const { requirement, graceSeconds, graceSignIns } = holds
  if (requirement < 2) return <p className="secondary">{t(requirement === 0 ? 'factors.off' : 'factors.optional')}</p>
  const wait = { time: durationWords(graceSeconds, languageNow()), count: graceSignIns }
  return (
    <p className="secondary">
      {t(requirement === 3 ? 'factors.resistant' : 'factors.required')}{' '}
      {graceSeconds === 0 || graceSignIns === 0 ? t('factors.now') : t('factors.later', wait)}
    </p>
  )
}
