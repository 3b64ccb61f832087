import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { read } from '#lib/http/read.ts'
import { getDefaults } from '#lib/services/defaults/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enterPlatform } from '../../place.ts'
import { reset, save } from './actions.ts'
import { DefaultsForm } from './form.tsx'
import { shownField, shownValue, type Topic } from './shown-field.ts'

export const generateMetadata = titled('defaults')

type Props = {
  params: Promise<{ topic: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The defaults of one topic: what is built in, what the platform says instead, and the way back. */
export default async function TopicPage({ params, searchParams }: Props) {
  const [{ topic: wanted }, search] = await Promise.all([params, searchParams])
  const place = await enterPlatform(`/defaults/${encodeURIComponent(wanted)}`, search)
  if (place === undefined) return <NoRole />
  const found = await read(getDefaults, place.visit, { topic: wanted })
  if (found === undefined) return <NotYours place={place} section="defaults" />
  const t = words('platform')
  const topic = found.topic as Topic
  const title = t(`defaults.topic.${topic}.title`)
  const isSet = found.fields.some(({ value, ceiling }) => value !== null || (ceiling?.value ?? null) !== null)
  const mayWrite = place.may('platform:default:write')
  return (
    <Frame
      place={place}
      section="defaults"
      breadcrumb={[{ label: t('section.defaults'), href: '/platform/defaults' }, { label: title }]}
    >
      <div className="main-reading">
        <PageHead title={title} description={t(`defaults.topic.${topic}.text`)} />
        <div className="stack stack-6">
          {search.done === 'saved' ? <Banner tone="success" title={t('defaults.saved')} /> : null}
          <Card>
            {mayWrite ? (
              <DefaultsForm
                key={found.version}
                action={save.bind(null, topic)}
                version={found.version}
                fields={found.fields.map((field) => shownField(field))}
                unitNames={{
                  1: t('defaults.units.1'),
                  60: t('defaults.units.60'),
                  3600: t('defaults.units.3600'),
                  86400: t('defaults.units.86400'),
                }}
              />
            ) : (
              <KeyValues
                items={found.fields.map((field) => ({ key: shownField(field).label, value: shownValue(field) }))}
              />
            )}
          </Card>
          {mayWrite ? (
            isSet ? (
              <Card title={t('defaults.resetTitle')}>
                <div className="stack stack-4">
                  <p className="secondary">{t('defaults.resetText')}</p>
                  <DeedButton
                    action={reset.bind(null, topic)}
                    hidden={{ version: found.version }}
                    label={t('defaults.reset')}
                    pendingLabel={t('defaults.working')}
                  />
                </div>
              </Card>
            ) : null
          ) : (
            <p className="muted">{t('defaults.mayNot')}</p>
          )}
        </div>
      </div>
    </Frame>
  )
}
