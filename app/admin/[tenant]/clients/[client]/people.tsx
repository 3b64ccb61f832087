import { words } from '#app/messages/words.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Time } from '#components/ui/time.tsx'
import { read } from '#lib/http/read.ts'
import { clientPeople } from '#lib/services/clients/people.ts'
import { one } from '../../place.ts'
import { clientHref } from './at.ts'
import type { Subject } from './subject.ts'

const ways = ['use', 'role'] as const

/** Who signed in to the client, and who could: through roles that give what it may ask for. */
export async function PeoplePanel({ subject }: { subject: Subject }) {
  const t = words('clients')
  const { at, client, search, visit } = subject
  const by = ways.find((way) => way === one(search, 'by')) ?? 'use'
  const cursor = one(search, 'cursor')
  const input = { environment: at.environment, id: client.id, by, cursor }
  const list = await read(clientPeople, visit, input)
  const here = (more: Record<string, string>) => clientHref(at, 'people', { by, ...more })
  if (list === undefined) return <Empty title={t('noPeopleShown')} seal={false} />
  return (
    <Card
      title={t('tab.people')}
      flush={true}
      aside={
        <nav className="row wrap" aria-label={t('waysLabel')}>
          {ways.map((way) => (
            <ButtonLink
              key={way}
              size="sm"
              variant={way === by ? 'secondary' : 'quiet'}
              href={clientHref(at, 'people', { by: way })}
              aria-current={way === by ? 'page' : undefined}
            >
              {t(`way.${way}`)}
            </ButtonLink>
          ))}
        </nav>
      }
    >
      {list.rows.length === 0 ? (
        <Empty title={t(`noPeople.${by}`)} seal={false}>
          {t(`noPeopleText.${by}`)}
        </Empty>
      ) : (
        <>
          <div className="table-scroll">
            <table className="table">
              <thead>
                <tr>
                  <th>{t('name')}</th>
                  <th className="p2">{t('email')}</th>
                  <th>{t('lastToken')}</th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((person) => (
                  <tr key={person.id}>
                    <td className="key">
                      <a href={`/admin/${at.tenant}/users/${person.id}?environment=${at.environment}`}>
                        <span className="key-cell">
                          <Avatar name={person.displayName} />
                          {person.displayName}
                        </span>
                      </a>
                    </td>
                    <td className="p2">{person.email ?? '–'}</td>
                    <td>
                      <Time at={person.lastUsedAt} now={visit.now} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="table-foot">
            <span>{t('people', { count: list.total })}</span>
            <span className="push row">
              {cursor === undefined ? null : (
                <ButtonLink size="sm" href={here({})}>
                  {t('toFirst')}
                </ButtonLink>
              )}
              {list.next === null ? null : (
                <ButtonLink size="sm" href={here({ cursor: list.next })}>
                  {t('next')}
                </ButtonLink>
              )}
            </span>
          </div>
        </>
      )}
    </Card>
  )
}
