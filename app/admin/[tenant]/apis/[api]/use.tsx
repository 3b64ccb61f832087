import type { ReactNode } from 'react'
import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { read } from '#lib/http/read.ts'
import { usersOfApi } from '#lib/services/apis/users-of.ts'
import type { Subject } from './subject.ts'

type Entry = { id: string; href: string; name: string; detail?: ReactNode; aside?: string }

/** Who uses the API: roles, the clients that ask for it, and those that introspect for it. */
export async function UsePanel({ subject: { api, at, visit } }: { subject: Subject }) {
  const t = words('apis')
  const use = await read(usersOfApi, visit, { id: api.id })
  if (use === undefined) return null
  const { tenant } = at
  const clientHref = (id: string, environment: string) => `/admin/${tenant}/clients/${id}?environment=${environment}`
  const glyph = ({ name, kind }: { name: string; kind: string }) => (
    <EnvGlyph name={name} kind={kind as EnvironmentKind} />
  )
  return (
    <>
      <Entries
        title={t('rolesTitle')}
        none={t('noRoles')}
        entries={use.roles.map(({ id, name, permissions }) => ({
          id,
          name,
          href: `/admin/${tenant}/roles/${id}?environment=${at.environment}`,
          aside: t('ofPermissions', { count: permissions }),
        }))}
      />
      <Entries
        title={t('clientsTitle')}
        none={t('noClients')}
        entries={use.clients.map(({ id, name, environment, permissions }) => ({
          id,
          name,
          href: clientHref(id, environment.slug),
          detail: glyph(environment),
          aside: t('ofPermissions', { count: permissions }),
        }))}
      />
      <Entries
        title={t('introspectTitle')}
        none={t('noIntrospect')}
        entries={use.introspecting.map(({ id, name, environment }) => ({
          id,
          name,
          href: clientHref(id, environment.slug),
          detail: glyph(environment),
        }))}
      />
    </>
  )
}

function Entries({ title, none, entries }: { title: string; none: string; entries: readonly Entry[] }) {
  return (
    <Card title={title} flush={true}>
      {entries.length === 0 ? (
        <Empty title={none} seal={false} />
      ) : (
        <ul className="items">
          {entries.map(({ id, href, name, detail, aside }) => (
            <li key={id}>
              <div className="grow">
                <a className="strong" href={href}>
                  {name}
                </a>
                {detail === undefined ? null : <div className="sub">{detail}</div>}
              </div>
              {aside === undefined ? null : <span className="muted small">{aside}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
