import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { PickRow } from '#components/ui/use-pick.ts'
import { read, type Visit } from '#lib/http/read.ts'
import { accessChoices } from '#lib/services/access/choices.ts'
import { explainAccess } from '#lib/services/access/explain.ts'
import { whoMay } from '#lib/services/access/who-may.ts'
import { getClient } from '#lib/services/clients/get.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, type Search } from '../place.ts'
import { type AccessAt, accessAt, accessHref } from './at.ts'
import { Explained } from './explained.tsx'
import { ExplorerForm } from './form.tsx'
import { Holders } from './holders.tsx'

export const generateMetadata = titled('accessExplorer')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** What may they do, and who may do this: two questions, each with its own address. */
export default async function AccessExplorer({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/access', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const environment = place.current.slug
  const choices = await read(accessChoices, visit, { environment })
  if (choices === undefined) return <NotYours visit={visit} place={place} section="access" />
  const t = words('access')
  const asked = accessAt(tenant, environment, search)
  const chosenApi = choices.apis.find(({ identifier }) => identifier === asked.api) ?? choices.apis[0]
  if (asked.api !== undefined && asked.api !== chosenApi?.identifier) notFound()
  // Another API chosen beside the permission of the last one: the question is not complete yet.
  const permission = chosenApi?.permissions.find((name) => name === asked.permission)
  const at = { ...asked, api: chosenApi?.identifier, permission }
  const directory = chosenApi?.isManagement === true ? choices.portalDirectory : place.current.directory.slug
  const { shown, person, client } = at.view === 'may' ? await explained(visit, at) : await holders(visit, at)
  return (
    <Frame visit={visit} place={place} section="access" breadcrumb={[{ label: t('title') }]}>
      <PageHead title={t('title')} description={t('description')} />
      <Tabs
        label={t('views')}
        tabs={(['may', 'who'] as const).map((view) => ({
          href: accessHref(at, { view, cursor: undefined }),
          label: t(`view.${view}`),
          current: view === at.view,
        }))}
      />
      <div className="stack stack-6 mt-6">
        <ExplorerForm at={at} choices={choices.apis} directory={directory} chosen={{ person, client }} />
        {shown}
      </div>
    </Frame>
  )
}

type Shown = { shown: ReactNode; person: PickRow | undefined; client: PickRow | undefined }

const row = (id: string, label: string): PickRow => ({ id, label, hint: '' })

async function explained(visit: Visit, at: AccessAt): Promise<Shown> {
  const t = words('access')
  const { environment, api, person, client } = at
  const nothing = { person: undefined, client: undefined }
  if (api === undefined || (person === undefined && client === undefined))
    return { ...nothing, shown: <Empty title={t('startTitle')}>{t('startMessage')}</Empty> }
  const answer = await read(explainAccess, visit, { environment, api, person, client })
  const app = client === undefined ? undefined : await read(getClient, visit, { environment, id: client })
  const chosenClient = client === undefined ? undefined : row(client, app?.client.name ?? client)
  const typed = person === undefined ? undefined : row(person, person)
  if (answer === undefined) return { person: typed, client: chosenClient, shown: null }
  if (answer.subject === null)
    return {
      person: typed,
      client: chosenClient,
      shown: (
        <Empty title={t('nobodyTitle')} seal={false}>
          {t('nobodyMessage', { directory: answer.directory })}
        </Empty>
      ),
    }
  return {
    person: answer.subject.kind === 'person' ? row(answer.subject.id, answer.subject.name) : undefined,
    client: chosenClient,
    shown: <Explained answer={answer} client={chosenClient?.label} now={visit.now} />,
  }
}

async function holders(visit: Visit, at: AccessAt): Promise<Shown> {
  const t = words('access')
  const { environment, api, permission, of, cursor } = at
  const nothing = { person: undefined, client: undefined }
  if (api === undefined || permission === undefined)
    return { ...nothing, shown: <Empty title={t('startWhoTitle')}>{t('startWhoMessage')}</Empty> }
  const answer = await read(whoMay, visit, { environment, api, permission, of, cursor })
  return { ...nothing, shown: answer === undefined ? null : <Holders at={at} answer={answer} now={visit.now} /> }
}
