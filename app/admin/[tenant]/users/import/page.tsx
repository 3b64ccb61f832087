import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { whose } from '../../whose.ts'
import { importFile } from './import-file.ts'
import { UploadForm } from './upload-form.tsx'

export const generateMetadata = titled('importUsers')

const sample = `email,name,groups,password_hash
ada@example.com,Ada Lovelace,"engineering, leads",$2b$12$…
ben@example.com,Ben Bitdiddle,engineering,`

const problems = ['invalid', 'forbidden', 'limited', 'unavailable', 'not_found', 'unauthenticated'] as const

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function ImportUsers({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/users/import', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('user:import'))
    return <NotYours visit={visit} place={place} section="users" permission="user:import" />
  const t = words('imports')
  const { current } = place
  const home = `/admin/${tenant}/users?environment=${current.slug}`
  const problem = problems.find((each) => each === one(search, 'problem'))
  return (
    <Frame
      visit={visit}
      place={place}
      section="users"
      breadcrumb={[{ label: t('users'), href: home }, { label: t('title') }]}
    >
      <PageHead title={t('title')} description={t('about', { directory: whose(place) })} />
      <div className="grid-side">
        <div className="stack stack-6">
          {problem === undefined ? null : <Banner tone="danger" title={t(`problem.${problem}`)} />}
          <Card title={t('step.upload')}>
            <UploadForm
              action={`/admin/${tenant}/users/import/file`}
              hidden={{ directory: current.directory.slug, environment: current.slug }}
              home={home}
              maxBytes={importFile.maxBytes}
              words={{
                file: t('file'),
                fileHint: t('fileHint'),
                paste: t('paste'),
                text: t('text'),
                textHint: t('textHint'),
                read: t('read'),
                reading: t('reading'),
                cancel: t('cancel'),
                nothing: t('nothing'),
                tooLarge: t('tooLarge'),
                lost: t('lost'),
              }}
            />
          </Card>
          <CodeBlock name="people.csv" code={sample} />
        </div>
        <aside className="stack stack-6">
          <Card title={t('taken')}>
            <KeyValues
              stacked={true}
              items={[
                { key: t('formats'), value: t('formatsText') },
                { key: t('bounds'), value: t('boundsText') },
                { key: t('passwords'), value: t('passwordsText') },
                { key: t('ids'), value: t('idsText') },
                { key: t('kept'), value: t('keptText') },
              ]}
            />
          </Card>
        </aside>
      </div>
    </Frame>
  )
}
