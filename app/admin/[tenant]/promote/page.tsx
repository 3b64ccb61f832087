import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read } from '#lib/http/read.ts'
import { promotionKinds } from '#lib/services/promotion/kinds.ts'
import { planPromotion } from '#lib/services/promotion/plan.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, one, type Search } from '../place.ts'
import { apply } from './actions.ts'
import { ChooseForm } from './choose-form.tsx'
import { FilePanel } from './file-panel.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { decisionsOnPage } from './limits.ts'
import { ReviewForm } from './review-form.tsx'
import { reviewWords } from './review-words.ts'

export const generateMetadata = titled('promote')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** From one environment to the one of the page: choose, compare, decide, apply. The address holds what was chosen. */
export default async function Promote({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/promote', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.mayHere('environment:read')) return <NotYours visit={visit} place={place} section="promote" />
  const t = words('promote')
  const { current, environments } = place
  const others = environments.filter(({ slug }) => slug !== current.slug)
  const asked = others.find(({ slug }) => slug === one(search, 'from'))
  const from = asked ?? others.find(({ kind }) => kind === 'staging') ?? others[0]
  const kinds = kindsOf(search)
  const remove = one(search, 'remove') === 'on'
  const seesAll = place.mayHere('client:read') && place.mayHere('policy:read')
  const canApply = place.mayHere('environment:promote')
  const plan =
    asked === undefined || !seesAll
      ? undefined
      : await read(planPromotion, visit, { environment: current.slug, from: asked.slug, kinds, remove })
  const at = { tenant, environment: current.slug }
  const done = one(search, 'done') === 'nothing' ? 'nothing' : undefined
  const title =
    plan === undefined || from === undefined
      ? t('title')
      : t('titleFrom', { from: from.displayName, to: current.displayName })
  return (
    <Frame
      visit={visit}
      place={place}
      section="promote"
      breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}
    >
      <PageHead
        title={title}
        description={t('description')}
        actions={
          seesAll ? (
            <ButtonLink href={`/admin/${tenant}/promote/export?environment=${current.slug}`} download={true}>
              {t('download')}
            </ButtonLink>
          ) : undefined
        }
      />
      <div className="stack stack-6">
        {done === undefined ? null : <Banner tone="info" title={t(`done.${done}`, { to: current.displayName })} />}
        {from === undefined ? (
          <Empty title={t('alone')} seal={false}>
            {t('aloneText')}
          </Empty>
        ) : seesAll ? (
          <ChooseForm
            tenant={tenant}
            environments={environments}
            to={current.slug}
            from={from.slug}
            kinds={kinds}
            remove={remove}
            isPlanned={plan !== undefined}
          />
        ) : (
          <Banner tone="info" title={t('noClients')} />
        )}
        {plan === undefined || from === undefined ? null : (
          <ReviewForm
            key={plan.seen.target + plan.seen.source}
            action={apply.bind(null, at)}
            plan={plan}
            hidden={{ environment: current.slug, from: from.slug, ...(remove ? { remove: 'on' } : {}) }}
            kinds={kinds}
            canApply={canApply}
            most={decisionsOnPage}
            words={reviewWords({ from: from.displayName, to: current.displayName })}
          />
        )}
        <HistoryPanel visit={visit} at={at} environments={environments} linked={seesAll} />
        {plan === undefined && seesAll ? <FilePanel at={at} to={current.displayName} canApply={canApply} /> : null}
      </div>
    </Frame>
  )
}

/** The kinds that the address names; all where it names none. */
function kindsOf(search: Search) {
  const named = [search.kind ?? []].flat()
  const kinds = promotionKinds.filter((kind) => named.includes(kind))
  return kinds.length === 0 ? [...promotionKinds] : kinds
}
