import type { ReactNode } from 'react'
import { words } from '#app/messages/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input, Textarea } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { getPlayground, PlaygroundClient } from '#lib/services/playground/get.ts'
import type { Asked, AskedName } from './request.ts'

export type BuilderProps = {
  at: { tenant: string; environment: string }
  found: Awaited<ReturnType<typeof getPlayground.call>> & { client: PlaygroundClient }
  asked: Asked
}

const prompts = ['none', 'login', 'consent', 'select_account']
const modes = ['query', 'fragment', 'form_post']
/** The console takes no post without an origin, and a posted answer has none. */
const modesHere = modes.filter((mode) => mode !== 'form_post')

/** The fields of a request. A plain GET form: what is asked is the address of the page. */
export function BuilderForm({ at, found, asked }: BuilderProps) {
  const t = words('playground')
  const { client } = found
  const permissions = client.apis.find(({ identifier }) => identifier === asked.resource)?.permissions ?? []
  const own = client.redirectUris.filter((uri) => uri !== found.callback)
  const text = (name: AskedName, more: { inputMode?: 'numeric'; placeholder?: string } = {}) => (
    <Part name={name}>
      {(control) => (
        <Input
          {...control}
          {...more}
          name={name}
          mono={true}
          defaultValue={asked[name]}
          spellCheck={false}
          autoComplete="off"
        />
      )}
    </Part>
  )
  const choice = (name: AskedName, options: { value: string; label: string }[]) => (
    <Part name={name}>
      {(control) => <Select {...control} name={name} defaultValue={asked[name] ?? ''} options={options} />}
    </Part>
  )
  const optional = (values: readonly string[]) => [
    { value: '', label: t('notSent') },
    ...values.map((value) => ({ value, label: value })),
  ]
  return (
    <Card title={t('request')}>
      <form action={`/admin/${at.tenant}/playground`} className="stack stack-4">
        <input type="hidden" name="environment" value={at.environment} />
        {client.id === null ? null : <input type="hidden" name="client" value={client.id} />}
        {text('scope')}
        {permissions.length === 0 ? null : <p className="hint">{t('askable', { names: permissions.join(' ') })}</p>}
        {client.apis.length === 0
          ? null
          : choice('resource', [
              { value: '', label: t('anyResource') },
              ...client.apis.map(({ identifier, name }) => ({ value: identifier, label: name })),
            ])}
        {client.isAllowed || own.length === 0
          ? null
          : choice(
              'redirect_uri',
              own.map((value) => ({ value, label: value })),
            )}
        {choice('response_mode', optional(client.isAllowed ? modesHere : modes))}
        {choice('prompt', optional(prompts))}
        {text('max_age', { inputMode: 'numeric' })}
        {choice('acr_values', optional(found.acrValues))}
        {text('login_hint')}
        {text('ui_locales', { placeholder: 'en' })}
        <Part name="claims">
          {(control) => <Textarea {...control} name="claims" mono={true} rows={3} defaultValue={asked.claims} />}
        </Part>
        {text('state', { placeholder: t('made') })}
        {text('nonce', { placeholder: t('made') })}
        <span>
          <Button type="submit">{t('update')}</Button>
        </span>
      </form>
    </Card>
  )
}

type PartProps = { name: AskedName; children: Parameters<typeof Field>[0]['children'] }

function Part({ name, children }: PartProps): ReactNode {
  const t = words('playground')
  return (
    <Field id={name} label={<span className="mono">{name}</span>} hint={t(`param.${name}`)}>
      {children}
    </Field>
  )
}
