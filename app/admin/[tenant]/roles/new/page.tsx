import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextareaField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { read } from '#lib/http/read.ts'
import { getRole } from '#lib/services/roles/get.ts'
import { ApiCall } from '../../api-call.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { create, duplicate } from '../actions.ts'

export const generateMetadata = titled('newRole')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** A role from nothing, or (`?from=rol_…`) a copy of one. */
export default async function NewRole({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/roles/new', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('role:write')) return <NotYours visit={visit} place={place} section="roles" permission="role:write" />
  const t = words('roles')
  const { slug: environment } = place.current
  const list = `/admin/${tenant}/roles?environment=${environment}`
  const from = one(search, 'from')
  const original = from === undefined ? undefined : (await read(getRole, visit, { id: from }))?.role
  const title = original === undefined ? t('new') : t('copyOf', { name: original.name })
  const at = { tenant, environment }
  return (
    <Frame
      visit={visit}
      place={place}
      section="roles"
      breadcrumb={[{ label: t('title'), href: list }, { label: title }]}
    >
      <div className="main-reading">
        <PageHead title={title} description={original === undefined ? t('newText') : t('copyText')} />
        <ActionForm
          action={original === undefined ? create.bind(null, at) : duplicate.bind(null, at)}
          labels={{ name: t('name'), slug: t('slug'), description: t('meaning') }}
        >
          {original === undefined ? null : <HiddenFields fields={{ id: original.id }} />}
          <TextField name="name" label={t('name')} autoComplete="off" maxLength={100} />
          <TextField
            name="slug"
            label={t('slug')}
            hint={t('slugHint')}
            optional={true}
            mono={true}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
          />
          {original === undefined ? (
            <TextareaField name="description" label={t('meaning')} optional={true} rows={2} />
          ) : null}
          <div className="actions">
            <SubmitButton pendingLabel={t('creating')}>
              {original === undefined ? t('create') : t('duplicate')}
            </SubmitButton>
            <ButtonLink href={list}>{t('cancel')}</ButtonLink>
          </div>
        </ActionForm>
        <ApiCall operation="role.created" tenant={tenant} />
      </div>
    </Frame>
  )
}
