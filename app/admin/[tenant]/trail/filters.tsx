import { words } from '#app/messages/words.ts'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'

export type TrailFilter = {
  action: string | undefined
  result: string | undefined
  hours: string | undefined
  about: string | undefined
  request: string | undefined
}

type FiltersProps = { home: string; environment: string; filter: TrailFilter; actions: readonly string[] }

/** A plain GET form: what the list shows is in its address, and can be sent to a colleague. */
export function Filters({ home, environment, filter, actions }: FiltersProps) {
  const t = words('trail')
  return (
    <search>
      <form action={home} className="toolbar trail-filters">
        <input type="hidden" name="environment" value={environment} />
        {filter.request === undefined ? null : <input type="hidden" name="request" value={filter.request} />}
        <Field id="about" label={t('about')}>
          {(control) => (
            <Input {...control} name="about" defaultValue={filter.about} maxLength={100} placeholder={t('aboutHint')} />
          )}
        </Field>
        <Field id="action" label={t('event')}>
          {(control) => (
            <Select
              {...control}
              name="action"
              defaultValue={filter.action ?? ''}
              options={[{ value: '', label: t('anyEvent') }, ...actions.map((value) => ({ value, label: value }))]}
            />
          )}
        </Field>
        <Field id="result" label={t('result')}>
          {(control) => (
            <Select
              {...control}
              name="result"
              defaultValue={filter.result ?? ''}
              options={[
                { value: '', label: t('anyResult') },
                { value: 'ok', label: t('ok') },
                { value: 'failed', label: t('failed') },
                { value: 'refused', label: t('refused') },
              ]}
            />
          )}
        </Field>
        <Field id="hours" label={t('within')}>
          {(control) => (
            <Select
              {...control}
              name="hours"
              defaultValue={filter.hours ?? ''}
              options={[
                { value: '', label: t('anyTime') },
                { value: '24', label: t('day') },
                { value: '168', label: t('week') },
                { value: '720', label: t('month') },
              ]}
            />
          )}
        </Field>
        <Button type="submit">{t('show')}</Button>
        {Object.values(filter).some((value) => value !== undefined) ? (
          <ButtonLink variant="quiet" href={`${home}?environment=${environment}`}>
            {t('clear')}
          </ButtonLink>
        ) : null}
      </form>
    </search>
  )
}
