import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Id } from '#components/ui/id.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { read } from '#lib/http/read.ts'
import { getUser } from '#lib/services/users/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { enter, type Search } from '../../place.ts'

export const metadata: Metadata = { title: 'User' }

type Props = { params: Promise<{ tenant: string; user: string }>; searchParams: Promise<Search> }

const credentialNames: Record<string, string> = { password: 'Password' }

export default async function User({ params, searchParams }: Props) {
  const [{ tenant, user: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/users/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const found = await read(getUser, visit, { directory: current.directory.slug, id })
  if (found === undefined) return <NoRole tenant={tenant} />
  const { user, credentials, groups, roles, sessions } = found
  const email = user.identifiers.find(({ kind, primary }) => kind === 'email' && primary)
  return (
    <Frame
      visit={visit}
      place={place}
      section="users"
      breadcrumb={[
        { label: 'Users', href: `/admin/${tenant}/users?environment=${current.slug}` },
        { label: user.displayName },
      ]}
    >
      <PageHead
        title={user.displayName}
        id={user.id}
        marks={user.status === 'active' ? <Status tone="ok">Active</Status> : <Status tone="off">Suspended</Status>}
      />
      <div className="grid-2">
        <Card title="Profile">
          <KeyValues
            items={[
              {
                key: 'E-mail',
                value: email ? `${email.value}${email.verifiedAt === null ? ' (unverified)' : ''}` : 'None',
              },
              { key: 'Given name', value: user.givenName ?? '–' },
              { key: 'Family name', value: user.familyName ?? '–' },
              { key: 'Subject', value: <Id value={user.sub} label="subject" /> },
              { key: 'Directory', value: current.directory.displayName },
              { key: 'Last sign-in', value: <Time at={user.lastSignInAt} now={visit.now} /> },
              { key: 'Created', value: <Time at={user.createdAt} now={visit.now} /> },
            ]}
          />
        </Card>
        <div className="stack stack-6">
          <Card title="Sign-in methods" flush={true}>
            <ul className="items">
              {credentials.map((credential) => (
                <li key={credential.createdAt.toISOString()}>
                  <div className="grow">
                    {credentialNames[credential.kind] ?? credential.kind}
                    <div className="sub">
                      Set <Time at={credential.createdAt} now={visit.now} /> · used{' '}
                      <Time at={credential.lastUsedAt} now={visit.now} never="never" />
                    </div>
                  </div>
                </li>
              ))}
            </ul>
          </Card>
          <Card title="Roles and groups">
            <KeyValues
              items={[
                {
                  key: 'Roles',
                  value: roles.length === 0 ? 'None' : roles.map(roleWords).join(', '),
                },
                { key: 'Groups', value: groups.length === 0 ? 'None' : groups.join(', ') },
              ]}
            />
          </Card>
          <Card title="Sessions" flush={true}>
            {sessions.length === 0 ? (
              <Empty title="Not signed in anywhere" seal={false} />
            ) : (
              <ul className="items">
                {sessions.map((session) => (
                  <li key={`${session.environment}${session.authTime.toISOString()}`}>
                    <div className="grow">
                      {session.environment}
                      <div className="sub">
                        Signed in <Time at={session.authTime} now={visit.now} /> · seen{' '}
                        <Time at={session.lastSeenAt} now={visit.now} />
                      </div>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </div>
      </div>
    </Frame>
  )
}

type Given = { builtInRole: string | null; name: string | null; environment: string | null }

const roleWords = ({ builtInRole, name, environment }: Given): string => {
  const role = name ?? (builtInRole ?? '').replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())
  return environment === null ? role : `${role} (in ${environment})`
}
