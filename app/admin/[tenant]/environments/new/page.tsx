import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { read } from '#lib/http/read.ts'
import { config } from '#lib/kernel/env.ts'
import { listDirectories } from '#lib/services/directories/list.ts'
import { environmentColours, environmentKinds } from '#lib/services/environments/fields.ts'
import { ApiCall } from '../../api-call.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { create } from '../actions.ts'
import { NewEnvironmentForm } from './form.tsx'

export const generateMetadata = titled('newEnvironment')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function NewEnvironment({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/environments/new', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const directories = place.may('environment:write') ? await read(listDirectories, visit, {}) : undefined
  if (directories === undefined)
    return <NotYours visit={visit} place={place} section="environments" permission="environment:write" />
  const t = words('environments')
  const home = `/admin/${tenant}/environments?environment=${place.current.slug}`
  const shared = directories.map(({ slug, displayName, users, environments }) => ({
    value: slug,
    label: t('shared', { name: displayName }),
    hint:
      environments.length === 0
        ? t('sharedAlone', { users })
        : t('sharedHint', { users, environments: environments.map((each) => each.displayName).join(', ') }),
  }))
  return (
    <Frame
      visit={visit}
      place={place}
      section="environments"
      breadcrumb={[{ label: t('title'), href: home }, { label: t('newTitle') }]}
    >
      <div className="main-reading">
        <PageHead title={t('newTitle')} description={t('newDescription')} />
        <NewEnvironmentForm
          action={create.bind(null, tenant)}
          home={home}
          kinds={environmentKinds.map((kind) => ({
            value: kind,
            label: t(`kindOf.${kind}`),
            hint: t(`kindHint.${kind}`),
          }))}
          colours={environmentColours.map((colour) => ({ value: colour, label: t(`colourOf.${colour}`) }))}
          directories={[{ value: '', label: t('own'), hint: t('ownHint') }, ...shared]}
          words={{
            name: t('name'),
            slug: t('slug'),
            slugHint: t('slugHint', { issuer: `${config().origin}/t/${tenant}/…` }),
            kind: t('kind'),
            colour: t('colour'),
            colourHint: t('colourHint'),
            directory: t('directory'),
            directoryHint: t('directoryHint'),
            directoryName: t('directoryName'),
            directorySlug: t('directorySlug'),
            create: t('create'),
            creating: t('creating'),
            cancel: t('cancel'),
          }}
        />
        <ApiCall operation="environment.created" tenant={tenant} />
      </div>
    </Frame>
  )
}
