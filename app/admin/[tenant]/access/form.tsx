import { words } from '#app/messages/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { PickRow } from '#components/ui/use-pick.ts'
import type { AccessAt } from './at.ts'

type FormProps = {
  at: AccessAt
  choices: { identifier: string; name: string; permissions: readonly string[] }[]
  /** The directory whose people may be chosen. */
  directory: string
  chosen: { person: PickRow | undefined; client: PickRow | undefined }
}

/** A plain GET form: the question is the address, and can be sent to a colleague. */
export function ExplorerForm({ at, choices, directory, chosen }: FormProps) {
  const t = words('access')
  const { home, environment, view, api } = at
  const pick = (kind: string, place: Record<string, string>) =>
    `${at.portal}/pick/${kind}?${new URLSearchParams(place)}`
  return (
    <search>
      <form action={home} className="access-form">
        <input type="hidden" name="environment" value={environment} />
        {view === 'may' ? null : <input type="hidden" name="view" value={view} />}
        <Field id="api" label={t('api')}>
          {(control) => (
            <Select
              {...control}
              name="api"
              defaultValue={api}
              options={choices.map(({ identifier, name }) => ({ value: identifier, label: name }))}
            />
          )}
        </Field>
        {view === 'may' ? (
          <>
            <Field id="person" label={t('person')}>
              {(control) => (
                <Combobox
                  {...control}
                  name="person"
                  src={pick('users', { directory })}
                  chosen={chosen.person === undefined ? [] : [chosen.person]}
                  placeholder={t('personHint')}
                  idHint={t('personId')}
                />
              )}
            </Field>
            <Field id="client" label={t('client')} hint={t('clientOptional')}>
              {(control) => (
                <Combobox
                  {...control}
                  name="client"
                  src={pick('clients', { environment })}
                  chosen={chosen.client === undefined ? [] : [chosen.client]}
                  placeholder={t('anyClient')}
                />
              )}
            </Field>
          </>
        ) : (
          <>
            <Field id="permission" label={t('permission')}>
              {(control) => (
                <Select
                  {...control}
                  name="permission"
                  defaultValue={at.permission}
                  options={(choices.find(({ identifier }) => identifier === api)?.permissions ?? []).map((name) => ({
                    value: name,
                    label: name,
                  }))}
                />
              )}
            </Field>
            <Field id="of" label={t('of')}>
              {(control) => (
                <Select
                  {...control}
                  name="of"
                  defaultValue={at.of}
                  options={[
                    { value: 'people', label: t('people') },
                    { value: 'clients', label: t('clients') },
                  ]}
                />
              )}
            </Field>
          </>
        )}
        <span className="access-send">
          <Button type="submit" variant="primary">
            {view === 'may' ? t('explain') : t('find')}
          </Button>
        </span>
      </form>
    </search>
  )
}
