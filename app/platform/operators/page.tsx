import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { read } from '#lib/http/read.ts'
import { listOperators } from '#lib/services/operators/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enterPlatform } from '../place.ts'
import { OperatorItem } from './operator-item.tsx'

export const generateMetadata = titled('operators')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const deeds = ['changed', 'removed'] as const

/** Who operates the installation, and with which role. */
export default async function Operators({ searchParams }: Props) {
  const search = await searchParams
  const place = await enterPlatform('/operators', search)
  if (place === undefined) return <NoRole />
  const cursor = typeof search.cursor === 'string' ? search.cursor : undefined
  const list = await read(listOperators, place.visit, { cursor })
  if (list === undefined) return <NotYours place={place} section="operators" />
  const t = words('platform')
  const done = deeds.find((deed) => deed === search.done)
  const mayWrite = place.may('platform:operator:write')
  return (
    <Frame place={place} section="operators">
      <PageHead
        title={t('section.operators')}
        description={t('operators.description')}
        actions={
          mayWrite ? (
            <ButtonLink variant="primary" href="/platform/operators/new">
              {t('operators.add')}
            </ButtonLink>
          ) : undefined
        }
      />
      <div className="stack stack-6">
        {done === undefined ? null : <Banner tone="success" title={t(`operators.done.${done}`)} />}
        <section className="card" aria-label={t('section.operators')}>
          <ul className="items">
            {list.rows.map((operator) => (
              <OperatorItem
                key={operator.assignment}
                operator={operator}
                mayWrite={mayWrite}
                isLastOwner={operator.role === 'owner' && list.owners === 1}
                now={place.visit.now}
              />
            ))}
          </ul>
        </section>
        {list.next === null ? null : (
          <p>
            <ButtonLink href={`/platform/operators?${new URLSearchParams({ cursor: list.next })}`}>Next</ButtonLink>
          </p>
        )}
      </div>
    </Frame>
  )
}
