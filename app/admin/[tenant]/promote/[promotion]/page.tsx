import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { read } from '#lib/http/read.ts'
import { getPromotion } from '#lib/services/promotion/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { rollBack } from '../actions.ts'
import { promoteHref } from '../promote-href.ts'
import { whoOf } from '../who.ts'
import { ChangedCard } from './changed.tsx'
import { RollBackForm } from './roll-back-form.tsx'

export const generateMetadata = titled('promotion')

const doneWords = ['applied', 'rolled-back'] as const

type Props = { params: Promise<{ tenant: string; promotion: string }>; searchParams: Promise<Search> }

/** One promotion: who, when, why and what; and the way back. */
export default async function Promotion({ params, searchParams }: Props) {
  const [{ tenant, promotion: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/promote/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current, environments } = place
  const found = await read(getPromotion, visit, { environment: current.slug, id })
  if (found === undefined) return <NotYours visit={visit} place={place} section="promote" permission="policy:read" />
  const t = words('promote')
  const at = { tenant, environment: current.slug }
  const to = current.displayName
  const from =
    found.source === null
      ? t('fromFile')
      : (environments.find(({ slug }) => slug === found.source)?.displayName ?? found.source)
  const isApplied = found.rolledBack === null
  const done = doneWords.find((each) => each === one(search, 'done'))
  return (
    <Frame
      visit={visit}
      place={place}
      section="promote"
      breadcrumb={[{ label: t('title'), href: promoteHref(at) }, { label: found.reason }]}
    >
      <PageHead
        title={t('promotion', { to })}
        id={found.id}
        marks={
          <Status tone={isApplied ? 'ok' : 'off'}>{t(`statusOf.${isApplied ? 'applied' : 'rolled_back'}`)}</Status>
        }
      />
      <div className="stack stack-6">
        {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`, { to })} />}
        <Card>
          <KeyValues
            items={[
              { key: t('from'), value: from },
              { key: t('reason'), value: found.reason },
              { key: t('who'), value: whoOf(found.by) },
              { key: t('when'), value: <Time at={found.createdAt} now={visit.now} /> },
              ...(found.rolledBack === null
                ? []
                : [
                    { key: t('statusOf.rolled_back'), value: <Time at={found.rolledBack.at} now={visit.now} /> },
                    { key: t('whyBack'), value: `${found.rolledBack.reason} (${whoOf(found.rolledBack.by)})` },
                  ]),
            ]}
          />
        </Card>
        <ChangedCard entries={found.entries} />
        {isApplied && place.mayHere('environment:promote') ? (
          <Card title={t('rollBack')}>
            <div className="stack stack-4">
              <p className="secondary">{t('rollBackText')}</p>
              <RollBackForm
                action={rollBack.bind(null, { ...at, id: found.id })}
                hidden={{ environment: current.slug, id: found.id }}
                words={{
                  reason: t('reason'),
                  reasonHint: t('reasonHint'),
                  rollBack: t('rollBack'),
                  rollingBack: t('rollingBack'),
                }}
              />
            </div>
          </Card>
        ) : null}
      </div>
    </Frame>
  )
}
