import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { read } from '#lib/http/read.ts'
import { previewMail } from '#lib/services/mail/preview.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { MailTabs } from '../tabs.tsx'
import { sendSample } from './actions.ts'
import { optionsIn, readChoice } from './choice.ts'
import { SendForm } from './send-form.tsx'

export const generateMetadata = titled('mailPreview')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** How each mail looks to the people of the tenant, in any language, as HTML and as text. */
export default async function MailPreview({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/mail/preview', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { slug: environment } = place.current
  const { kind, language, width } = readChoice(search)
  const shown = { kind, language, environment }
  const mail = await read(previewMail, visit, shown)
  if (mail === undefined) return <NotYours visit={visit} place={place} section="mail" />
  const t = words('mail')
  const home = `/admin/${tenant}/mail`
  const options = optionsIn(t)
  const chosen = { kind, language, width }
  return (
    <Frame
      visit={visit}
      place={place}
      section="mail"
      breadcrumb={[{ label: t('title'), href: `${home}?environment=${environment}` }, { label: t('view.preview') }]}
    >
      <PageHead title={t('title')} description={t('previewDescription')} />
      <MailTabs tenant={tenant} environment={environment} current="preview" />
      <div className="stack stack-6 mt-6">
        <form action={`${home}/preview`} className="mail-choice">
          <input type="hidden" name="environment" value={environment} />
          {(['kind', 'language', 'width'] as const).map((name) => (
            <Field key={name} id={name} label={t(`choice.${name}`)}>
              {(control) => <Select {...control} name={name} options={options[name]} defaultValue={chosen[name]} />}
            </Field>
          ))}
          <Button type="submit">{t('showMail')}</Button>
        </form>
        <Card title={mail.subject} foot={t('previewFoot')} flush={true}>
          <iframe
            className="mail-frame"
            data-width={width}
            title={t('frameTitle', { kind: t(`messageOf.${kind}`) })}
            sandbox=""
            src={`${home}/preview/html?${new URLSearchParams(shown)}`}
          />
        </Card>
        <Card title={t('asText')}>
          <p className="whitespace-pre-wrap break-words" lang={language} dir="auto">
            {mail.text}
          </p>
        </Card>
        {place.mayHere('branding:write') ? (
          <Card title={t('sendTitle')}>
            <div className="stack stack-4">
              <p className="secondary">{t('sendText')}</p>
              <SendForm
                action={sendSample.bind(null, tenant)}
                shown={shown}
                words={{ send: t('send'), sending: t('sending'), sent: t.raw('sent') as string }}
              />
            </div>
          </Card>
        ) : null}
      </div>
    </Frame>
  )
}
