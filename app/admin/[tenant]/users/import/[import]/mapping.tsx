import { words } from '#app/messages/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Select } from '#components/ui/select.tsx'
import { importFields } from '#lib/services/imports/fields.ts'
import type { Found, Subject } from './subject.ts'

/** What each column becomes. A plain form that asks with its address: nothing is changed by it. */
export function MappingCard({ subject }: { subject: Subject }) {
  const t = words('imports')
  const { found, at, mapping, vouch, checked } = subject
  return (
    <Card title={t('step.mapping')} flush={true}>
      <form action={`/admin/${at.tenant}/users/import/${found.id}`}>
        <input type="hidden" name="environment" value={at.environment} />
        <div className="table-scroll">
          <table className="table import-map" aria-label={t('step.mapping')}>
            <thead>
              <tr>
                <th>{t('column')}</th>
                <th>{t('becomes')}</th>
                <th className="p2">{t('samples')}</th>
              </tr>
            </thead>
            <tbody>
              {found.columns.map((column, index) => (
                <tr key={column.name}>
                  <td className="key">
                    <label htmlFor={`c${index}`}>{column.name}</label>
                  </td>
                  <td>
                    <Select
                      id={`c${index}`}
                      name={`c${index}`}
                      defaultValue={mapping[index]}
                      options={choicesFor(column)}
                    />
                  </td>
                  <td className="p2 muted fluid">{column.samples.filter(Boolean).join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="card-body stack stack-4">
          <Checkbox name="vouch" value="on" defaultChecked={vouch} label={t('vouch')} hint={t('vouchHint')} />
          <span>
            <Button type="submit" variant={checked === undefined ? 'primary' : 'secondary'}>
              {t('check')}
            </Button>
          </span>
        </div>
      </form>
    </Card>
  )
}

function choicesFor({ attribute }: Found['columns'][number]) {
  const t = words('imports')
  return [
    { value: '-', label: t('leftOut') },
    ...importFields.map((field) => ({ value: field, label: t(`field.${field}`) })),
    ...(attribute === undefined ? [] : [{ value: attribute, label: t('asAttribute', { name: attribute.slice(11) }) }]),
  ]
}
