import { words } from '#app/messages/words.ts'
import { declareCompromised } from './actions.ts'
import { CompromiseForm } from './compromise-form.tsx'
import type { KeysProps } from './panel.tsx'

type KeyStatus = 'next' | 'current' | 'previous'

/** What declaring a key compromised breaks, said before it is done. */
export function CompromiseCard({ keys, at }: KeysProps) {
  const t = words('keys')
  const { slug } = keys.environment
  const options = keys.algs.flatMap(({ keys: all }) =>
    all.map(({ id, alg, kid, status }) => ({
      value: id,
      label: `${alg} · ${t(`status.${status as KeyStatus}`)} · ${kid.slice(0, 12)}…`,
    })),
  )
  return (
    <div className="stack stack-4">
      <p className="secondary">{t('compromiseLead')}</p>
      <ul className="bullets secondary">
        <li>{t('breaks.tokens')}</li>
        <li>{t('breaks.signing')}</li>
        <li>{t('breaks.cached')}</li>
        <li>{t('breaks.sessions')}</li>
      </ul>
      <CompromiseForm
        action={declareCompromised.bind(null, at)}
        environment={slug}
        options={options}
        words={{
          key: t('kid'),
          confirm: t('confirm', { word: slug }),
          button: t('declare'),
          pending: t('working'),
        }}
      />
    </div>
  )
}
