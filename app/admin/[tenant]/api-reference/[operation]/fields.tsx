import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import type { JsonSchema } from '#lib/http/rest/input-schema.ts'
import type { Referred } from '#lib/http/rest/reference.ts'
import { typeWords } from './type-words.ts'

type Row = {
  name: string
  place: 'inPath' | 'inQuery' | 'inHeader' | 'inBody'
  type: string
  required: boolean
  says: string
}

const places = { path: 'inPath', query: 'inQuery', header: 'inHeader' } as const

/** What an operation takes: of its path, its query, its headers and its body. */
export function Fields({ operation }: { operation: Referred }) {
  const t = words('reference')
  const rows = [...ofParameters(operation), ...ofBody(operation)]
  return (
    <Card title={t('takes')} flush={true}>
      {rows.length === 0 ? (
        <Empty title={t('nothing')} seal={false} />
      ) : (
        <table className="table" aria-label={t('takes')}>
          <thead>
            <tr>
              <th>{t('name')}</th>
              <th className="p2">{t('where')}</th>
              <th>{t('type')}</th>
              <th className="p2">{t('required')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, place, type, required, says }) => (
              <tr key={`${place} ${name}`}>
                <td className="key mono">{name}</td>
                <td className="p2">{t(place)}</td>
                <td className="secondary">
                  {type}
                  {says === '' ? null : <div className="sub">{says}</div>}
                </td>
                <td className="p2">{required ? t('required') : t('optional')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

const ofParameters = ({ parameters }: Referred): Row[] =>
  parameters.map(({ name, in: where, required, schema, description }) => ({
    ...{ name, required, type: typeWords(schema), says: typeof description === 'string' ? description : '' },
    place: places[where as keyof typeof places],
  }))

function ofBody({ requestBody }: Referred): Row[] {
  const schema: JsonSchema = requestBody?.content['application/json'].schema ?? {}
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    ...{ name, place: 'inBody' as const, type: typeWords(field), says: '' },
    required: schema.required?.includes(name) === true,
  }))
}
