import { words } from '#app/messages/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { previewToken } from '#lib/services/clients/preview-token.ts'

type FormProps = {
  at: { tenant: string; environment: string; client: string }
  answer: Awaited<ReturnType<typeof previewToken.call>>
  asked: {
    grant: string | undefined
    scope: string | undefined
    resource: string | undefined
    acr: string | undefined
    amr: string[]
  }
}

const methods = ['pwd', 'otp', 'hwk'] as const

/** What a preview takes for granted. A plain GET form: what it shows is in its address. */
export function PreviewForm({ at, answer, asked }: FormProps) {
  const t = words('preview')
  const { choices, person } = answer
  const src = `/admin/${at.tenant}/pick/users?${new URLSearchParams({ environment: at.environment })}`
  const grant = asked.grant ?? choices.grants[0]
  return (
    <search>
      <form action={`/admin/${at.tenant}/clients/${at.client}`} className="access-form">
        <input type="hidden" name="environment" value={at.environment} />
        <input type="hidden" name="tab" value="preview" />
        <Field id="grant" label={t('grant')}>
          {(control) => (
            <Select
              {...control}
              name="grant"
              defaultValue={grant}
              options={choices.grants.map((value) => ({ value, label: t(`grants.${value}`) }))}
            />
          )}
        </Field>
        <Field id="person" label={t('person')}>
          {(control) => (
            <Combobox
              {...control}
              name="person"
              src={src}
              chosen={person === undefined ? [] : [{ id: person.id, label: person.displayName, hint: '' }]}
              placeholder={t('personHint')}
              idHint={t('personId')}
            />
          )}
        </Field>
        <Field id="resource" label={t('resource')}>
          {(control) => (
            <Select
              {...control}
              name="resource"
              defaultValue={asked.resource ?? ''}
              options={[
                { value: '', label: t('userinfo') },
                ...choices.apis.map(({ identifier, name }) => ({ value: identifier, label: name })),
              ]}
            />
          )}
        </Field>
        <Field id="scope" label={t('scope')} hint={t('scopeHint')}>
          {(control) => <Input {...control} name="scope" mono={true} defaultValue={asked.scope} spellCheck={false} />}
        </Field>
        <fieldset className="field">
          <legend className="label">{t('amr')}</legend>
          <div className="row wrap gap-x-4">
            {methods.map((method) => (
              <label key={method} className="check">
                <input
                  type="checkbox"
                  className="checkbox"
                  name="amr"
                  value={method}
                  defaultChecked={asked.amr.length === 0 ? method === 'pwd' : asked.amr.includes(method)}
                />
                {t(`methods.${method}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <Field id="acr" label={t('acr')}>
          {(control) => (
            <Select
              {...control}
              name="acr"
              defaultValue={asked.acr}
              options={answer.acrValues.map((value) => ({ value, label: value }))}
            />
          )}
        </Field>
        <span>
          <Button type="submit" variant="primary">
            {t('show')}
          </Button>
        </span>
      </form>
    </search>
  )
}
