import { languageNow } from '#app/messages/language-now.ts'
import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { run } from './actions.ts'
import { BadRows } from './bad-rows.tsx'
import { RunForm } from './run-form.tsx'
import type { Subject } from './subject.ts'

/** What would become of the rows, and the choice of what to do with it. Nothing has happened yet. */
export function CheckCard({ subject }: { subject: Subject }) {
  const t = words('imports')
  const { checked, at, directory, mapping, vouch } = subject
  if (checked === undefined) return null
  if (checked.problem !== undefined) return <Banner tone="danger" title={checked.problem} />
  const { counts, bad } = checked
  const wrong = counts.conflict + counts.invalid
  return (
    <>
      <Card title={t('step.check')}>
        <div className="stack stack-4">
          <dl className="figures" aria-label={t('step.check')}>
            {(['new', 'conflict', 'invalid'] as const).map((outcome) => (
              <div key={outcome}>
                <dt>{t(`outcome.${outcome}`)}</dt>
                <dd>{counts[outcome].toLocaleString(languageNow())}</dd>
              </div>
            ))}
          </dl>
          {counts.new === 0 ? (
            <p>{t('nobody')}</p>
          ) : (
            <RunForm
              action={run.bind(null, at)}
              hidden={{ directory, id: at.import, ...(vouch ? { 'vouch:flag': 'on' } : {}) }}
              mapping={mapping}
              isWhole={wrong === 0}
              words={{
                mode: t('mode'),
                all: t('all'),
                allHint: t('allHint', { count: wrong }),
                good: t('good', { count: counts.new }),
                goodHint: t('goodHint', { count: wrong }),
                run: wrong === 0 ? t('run', { count: counts.new }) : t('runChosen'),
                running: t('running'),
              }}
            />
          )}
        </div>
      </Card>
      {wrong === 0 ? null : <BadRows title={t('badRows', { count: wrong })} rows={bad} total={wrong} />}
    </>
  )
}
