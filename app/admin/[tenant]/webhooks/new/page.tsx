import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ApiCall } from '../../api-call.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { create } from '../actions.ts'
import { SecretForm } from '../secret-form.tsx'
import { WebhookFields } from '../webhook-fields.tsx'

export const generateMetadata = titled('newWebhook')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function NewWebhook({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/webhooks/new', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  for (const permission of ['webhook:write', 'trail:read'] as const)
    if (!place.may(permission))
      return <NotYours visit={visit} place={place} section="webhooks" permission={permission} />
  const t = words('webhooks')
  const home = `/admin/${tenant}/webhooks`
  const query = new URLSearchParams({ environment: place.current.slug })
  return (
    <Frame
      visit={visit}
      place={place}
      section="webhooks"
      breadcrumb={[{ label: t('title'), href: `${home}?${query}` }, { label: t('new') }]}
    >
      <div className="main-reading">
        <PageHead title={t('new')} description={t('newText')} />
        <SecretForm
          action={create.bind(null, tenant)}
          labels={{ url: t('url'), description: t('descriptionLabel'), events: t('eventsLabel') }}
          onward={`${home}/{id}?${query}`}
          words={{
            label: t('secretLabel'),
            note: t('secretNote'),
            keep: t('secretKeep'),
            onward: t('toWebhook'),
          }}
        >
          <WebhookFields />
          <div className="actions">
            <SubmitButton pendingLabel={t('creating')}>{t('create')}</SubmitButton>
            <ButtonLink href={`${home}?${query}`}>{t('cancel')}</ButtonLink>
          </div>
        </SecretForm>
        <ApiCall operation="webhook.created" tenant={tenant} />
      </div>
    </Frame>
  )
}
