import { described } from '#app/messages/said.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { givable } from '#lib/services/api-keys/givable.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { create } from '../actions.ts'
import { NewApiKeyForm } from './form.tsx'

export const generateMetadata = titled('createAPIKey')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** A key for a program: what it may do, of what its maker holds somewhere, and for how long. */
export default async function NewApiKey({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/api-keys/new', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('api_key:write'))
    return <NotYours visit={visit} place={place} section="apiKeys" permission="api_key:write" />
  const t = words('apiKeys')
  const list = `/admin/${tenant}/api-keys?environment=${place.current.slug}`
  return (
    <Frame
      visit={visit}
      place={place}
      section="apiKeys"
      breadcrumb={[{ label: t('title'), href: list }, { label: t('newTitle') }]}
    >
      <div className="main-reading">
        <PageHead title={t('newTitle')} description={t('newText')} />
        <NewApiKeyForm
          action={create.bind(null, tenant)}
          listHref={list}
          permissions={givable(place).map((each) => ({ ...each, says: described(each.says) }))}
          environments={place.environments.map(({ slug, displayName }) => ({ slug, displayName }))}
          words={{
            name: t('name'),
            nameHint: t('nameHint'),
            days: t('days'),
            daysHint: t('daysHint'),
            where: t('where'),
            anywhere: t('anywhere'),
            may: t('may'),
            mayHint: t('mayHint'),
            create: t('create'),
            creating: t('creating'),
            cancel: t('cancel'),
            secret: t('secret'),
            secretText: t('secretText'),
            back: t('back'),
          }}
        />
      </div>
    </Frame>
  )
}
