import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Input } from '#components/ui/input.tsx'
import type { clientAccess } from '#lib/services/clients/access.ts'
import { clientHref } from './at.ts'
import type { Subject } from './subject.ts'

type Access = Awaited<ReturnType<typeof clientAccess.call>>

type Props = { subject: Subject; access: Access; current: string | undefined; search: string }

/** Where the client may ask for something, and where it could: APIs are found by name on the server, 20 at a time. */
export function AccessNav({ subject, access, current, search }: Props) {
  const t = words('clients')
  const { at, client, may } = subject
  return (
    <aside className="stack stack-6">
      <Card title={t('access.where')} flush={true}>
        <nav aria-label={t('access.where')}>
          <ul className="items">
            {client.kind === 'm2m' ? null : (
              <Entry
                href={clientHref(at, 'access')}
                name={t('access.scopes')}
                sub={t('access.count', { count: client.scopes.length })}
                isCurrent={current === undefined}
              />
            )}
            {access.apis.map((api) => (
              <Entry
                key={api.id}
                href={clientHref(at, 'access', { api: api.id })}
                name={api.name}
                sub={`${t('access.of', {
                  granted: api.permissions.filter(({ granted }) => granted).length,
                  all: api.permissions.length,
                })}${api.introspects ? ` · ${t('access.introspectsShort')}` : ''}`}
                isCurrent={current === api.id}
              />
            ))}
          </ul>
        </nav>
      </Card>
      {may.write && access.otherCount > 0 ? (
        <Card title={t('access.add')} flush={true}>
          <search className="card-body">
            <form action={`/admin/${at.tenant}/clients/${at.client}`} className="row">
              <input type="hidden" name="environment" value={at.environment} />
              <input type="hidden" name="tab" value="access" />
              <Input name="q" type="search" aria-label={t('access.find')} defaultValue={search} maxLength={100} />
              <button type="submit" className="button">
                {t('access.search')}
              </button>
            </form>
          </search>
          {access.others.length === 0 ? (
            <p className="muted card-body">{t('access.noneFound', { search })}</p>
          ) : (
            <ul className="items">
              {access.others.map((api) => (
                <Entry
                  key={api.id}
                  href={clientHref(at, 'access', { api: api.id })}
                  name={t('access.addApi', { name: api.name })}
                  sub={api.identifier}
                  isCurrent={false}
                />
              ))}
            </ul>
          )}
        </Card>
      ) : null}
    </aside>
  )
}

function Entry({ href, name, sub, isCurrent }: { href: string; name: string; sub: string; isCurrent: boolean }) {
  return (
    <li>
      <div className="grow min-w-0">
        <a className={isCurrent ? 'strong' : 'link'} href={href} aria-current={isCurrent ? 'page' : undefined}>
          {name}
        </a>
        <div className="sub break-all">{sub}</div>
      </div>
    </li>
  )
}
