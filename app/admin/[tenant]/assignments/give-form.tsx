import { words } from '#app/messages/words.ts'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { PickField } from '#components/form/pick-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import type { Place } from '../place.ts'
import { give } from './actions.ts'
import type { ListAt } from './on-assignment.ts'

export type HolderKind = 'user' | 'group' | 'client'

type Props = {
  at: ListAt
  place: Pick<Place, 'environments'>
  /** What is known already; the rest is asked for. */
  role?: string
  to?: { id: string; kind: HolderKind }
  kind: HolderKind
}

/** Gives a role: which, to whom, and where. A client has roles in its own environment alone, so it is not asked for one. */
export function GiveForm({ at, place, role, to, kind }: Props) {
  const t = words('assignments')
  const source = (what: string) => `/admin/${at.tenant}/pick/${what}?environment=${at.environment}`
  const hidden = { ...(role === undefined ? {} : { role }), ...(to === undefined ? {} : { to: to.id }) }
  return (
    <ActionForm
      action={give.bind(null, at)}
      labels={{ role: t('role'), to: t(`pick.${kind}`), environment: t('where') }}
    >
      <HiddenFields fields={hidden} />
      {to === undefined ? (
        <PickField name="to" label={t(`pick.${kind}`)} src={source(`${kind}s`)} idHint={t(`idHint.${kind}`)} />
      ) : null}
      {role === undefined ? (
        <PickField name="role" label={t('role')} src={source('roles')} idHint={t('idHint.role')} />
      ) : null}
      {kind === 'client' ? null : (
        <SelectField
          name="environment"
          label={t('where')}
          value=""
          options={[
            { value: '', label: t('everywhere') },
            ...place.environments.map(({ slug, displayName }) => ({ value: slug, label: displayName })),
          ]}
        />
      )}
      <span>
        <SubmitButton pendingLabel={t('giving')}>{t('give')}</SubmitButton>
      </span>
    </ActionForm>
  )
}
