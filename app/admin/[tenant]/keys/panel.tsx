import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import type { listKeys } from '#lib/services/keys/list.ts'
import { AlgorithmCard } from './algorithm.tsx'
import { CompromiseCard } from './compromise.tsx'
import type { KeysAt } from './keys-at.ts'
import { RetiredCard } from './retired.tsx'
import { ScheduleCard } from './schedule.tsx'

export type Keys = Awaited<ReturnType<typeof listKeys.call>>

export type KeysProps = { keys: Keys; at: KeysAt; canRotate: boolean; now: Date }

/** The keys of one environment: by algorithm, on which schedule, what apps fetch; and what to do when one was lost. */
export function KeysPanel(props: KeysProps) {
  const t = words('keys')
  const { keys, canRotate } = props
  return (
    <>
      {keys.algs.map((alg) => (
        <AlgorithmCard key={alg.alg} {...props} alg={alg} />
      ))}
      <div className="grid-2">
        <ScheduleCard {...props} />
        <RetiredCard {...props} />
      </div>
      <section className="stack stack-2">
        <h2 className="sr-only">{t('jwks')}</h2>
        <p className="secondary">{t('jwksText', { url: `${keys.environment.issuer}/oauth/jwks` })}</p>
        <CodeBlock name="jwks.json" code={JSON.stringify(keys.jwks, null, 2)} />
      </section>
      {canRotate ? (
        <Card title={t('compromiseTitle')}>
          <CompromiseCard {...props} />
        </Card>
      ) : (
        <p className="muted">{t('mayNotRotate')}</p>
      )}
    </>
  )
}
