import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import type { clientAccess } from '#lib/services/clients/access.ts'
import { AddApi } from './add-api.tsx'
import { clientHref } from './at.ts'
import type { Subject } from './subject.ts'

type Access = Awaited<ReturnType<typeof clientAccess.call>>

type Props = { subject: Subject; access: Access; current: string | undefined }

/** Where the client may ask for something, and where it could. */
export function AccessNav({ subject, access, current }: Props) {
  const t = words('clients')
  const { at, client, may, place } = subject
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
      {may.write && place.may('api:read') ? (
        <Card title={t('access.add')}>
          <AddApi
            action={`/admin/${at.tenant}/clients/${at.client}`}
            hidden={{ environment: at.environment, tab: 'access' }}
            src={`/admin/${at.tenant}/pick/apis?environment=${at.environment}`}
            words={{ api: t('access.api'), add: t('access.addApi') }}
          />
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
