import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listInvitations } from '#lib/services/invitations/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { inputOf, shape } from './shape.ts'
import { InvitationsTable } from './table.tsx'

export const generateMetadata = titled('invitations')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Who was invited into the directory of the current environment. */
export default async function Invitations({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/invitations', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const list = await openList(shape(), place, search, { visit, exports: place.may('invitation:read') })
  const page = await readPage(listInvitations, visit, inputOf({ environment: current.slug }, list.state), list.state)
  if (page === undefined) return <NotYours visit={visit} place={place} section="invitations" />
  const t = words('invitations')
  const create = place.may('invitation:write') ? (
    <ButtonLink variant="primary" href={`/admin/${tenant}/invitations/new?environment=${current.slug}`}>
      {t('invite')}
    </ButtonLink>
  ) : undefined
  return (
    <Frame
      visit={visit}
      place={place}
      section="invitations"
      breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}
    >
      <PageHead
        title={t('title')}
        description={t('description', { directory: current.directory.displayName })}
        actions={create}
      />
      <InvitationsTable
        list={list}
        page={page}
        create={create}
        words={{
          title: t('title'),
          email: t('email'),
          status: t('status'),
          roles: t('roles'),
          by: t('by'),
          sent: t('sent'),
          expires: t('expires'),
          search: t('search'),
          searchHint: t('searchHint'),
          emptyTitle: t('emptyTitle'),
          emptyMessage: t('emptyMessage'),
        }}
        states={{
          pending: t('state.pending'),
          accepted: t('state.accepted'),
          revoked: t('state.revoked'),
          expired: t('state.expired'),
        }}
        now={visit.now}
      />
    </Frame>
  )
}
