import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { TextareaField } from '#components/form/fields.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { inspect } from '../actions.ts'
import { AnsweredForm } from '../answered-form.tsx'
import { PlaygroundTabs } from '../tabs.tsx'

export const generateMetadata = titled('tokenInspector')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Says what a pasted token is and whether it holds. The token is in no address. */
export default async function Inspector({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/playground/inspect', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.mayHere('access:read'))
    return <NotYours visit={visit} place={place} section="playground" permission="access:read" />
  const t = words('playground')
  const environment = place.current.slug
  const home = `/admin/${tenant}/playground`
  const at = new URLSearchParams({ environment })
  return (
    <Frame
      visit={visit}
      place={place}
      section="playground"
      breadcrumb={[{ label: t('title'), href: `${home}?${at}` }, { label: t('view.inspect') }]}
    >
      <PageHead title={t('inspectTitle')} description={t('inspectLead')} />
      <PlaygroundTabs tenant={tenant} environment={environment} current="inspect" />
      <div className="mt-6">
        <AnsweredForm
          action={inspect.bind(null, tenant)}
          labels={{ token: t('token') }}
          onward={{ href: `${home}/inspect?${at}`, label: t('another') }}
          needsScripts={t('needsScripts')}
        >
          <input type="hidden" name="environment" value={environment} />
          <TextareaField name="token" label={t('token')} mono={true} rows={8} />
          <span>
            <SubmitButton pendingLabel={t('inspecting')}>{t('inspect')}</SubmitButton>
          </span>
        </AnsweredForm>
      </div>
    </Frame>
  )
}
