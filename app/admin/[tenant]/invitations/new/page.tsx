import { described } from '#app/messages/said.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { read } from '#lib/http/read.ts'
import { offerInvitation } from '#lib/services/invitations/offer.ts'
import { ApiCall } from '../../api-call.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { send } from '../actions.ts'
import { InviteForm } from './form.tsx'

export const generateMetadata = titled('inviteSomeone')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

const spans = [1, 3, 7, 14, 30]

export default async function NewInvitation({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/invitations/new', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const offer = await read(offerInvitation, visit, { environment: current.slug })
  if (offer === undefined)
    return <NotYours visit={visit} place={place} section="invitations" permission="invitation:write" />
  const t = words('invitations')
  const home = `/admin/${tenant}/invitations?environment=${current.slug}`
  const pick = (kind: string, query: Record<string, string>) =>
    `/admin/${tenant}/pick/${kind}?${new URLSearchParams(query)}`
  return (
    <Frame
      visit={visit}
      place={place}
      section="invitations"
      breadcrumb={[{ label: t('title'), href: home }, { label: t('newTitle') }]}
    >
      <div className="main-reading">
        <PageHead
          title={t('newTitle')}
          description={t('newDescription', { directory: current.directory.displayName })}
        />
        <InviteForm
          action={send.bind(null, { tenant, environment: current.slug })}
          environment={current.slug}
          home={home}
          builtIn={offer.builtIn.map((each) => ({ ...each, description: described(each.description) }))}
          roles={offer.roles ? pick('roles', {}) : undefined}
          groups={offer.groups ? pick('groups', { directory: current.directory.slug }) : undefined}
          places={[
            { value: '', label: t('everywhere') },
            ...place.environments.map(({ slug, displayName }) => ({
              value: slug,
              label: t('onlyIn', { environment: displayName }),
            })),
          ]}
          spans={spans.map((days) => ({ value: String(days), label: t('dayCount', { days }) }))}
          words={{
            email: t('email'),
            emailHint: t('emailHint'),
            name: t('name'),
            nameHint: t('nameHint'),
            console: t('console'),
            consoleHint: t('consoleHint'),
            more: t('more'),
            moreHint: t('moreHint'),
            rolePlaceholder: t('rolePlaceholder'),
            groups: t('groups'),
            groupsHint: t('groupsHint'),
            groupPlaceholder: t('groupPlaceholder'),
            where: t('where'),
            days: t('days'),
            send: t('send'),
            sending: t('sending'),
            cancel: t('cancel'),
          }}
        />
        <ApiCall operation="invitation.sent" tenant={tenant} />
      </div>
    </Frame>
  )
}
