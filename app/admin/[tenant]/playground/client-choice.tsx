import { words } from '#app/messages/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'
import type { PlaygroundClient } from '#lib/services/playground/get.ts'

type ChoiceProps = { at: { tenant: string; environment: string }; client: PlaygroundClient | null }

/** Whose request it is: a client of the environment, or the playground's own. */
export function ClientChoice({ at, client }: ChoiceProps) {
  const t = words('playground')
  const { tenant, environment } = at
  const chosen = client === null || client.id === null ? [] : [{ id: client.id, label: client.name, hint: '' }]
  return (
    <search>
      <form action={`/admin/${tenant}/playground`} className="access-form">
        <input type="hidden" name="environment" value={environment} />
        <Field id="client" label={t('client')} hint={t('clientHint')}>
          {(control) => (
            <Combobox
              {...control}
              name="client"
              src={`/admin/${tenant}/pick/clients?${new URLSearchParams({ environment })}`}
              chosen={chosen}
              placeholder={t('ownClient')}
            />
          )}
        </Field>
        <span className="access-send">
          <Button type="submit">{t('choose')}</Button>
        </span>
      </form>
    </search>
  )
}
