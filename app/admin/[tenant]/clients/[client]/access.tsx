import { described } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { read } from '#lib/http/read.ts'
import { clientAccess } from '#lib/services/clients/access.ts'
import { openIdScopes } from '#lib/services/clients/kind-rules.ts'
import { RoleAssignments } from '../../assignments/role-assignments.tsx'
import { one } from '../../place.ts'
import { AccessForm, ScopesForm } from './access-forms.tsx'
import { AccessNav } from './access-nav.tsx'
import { saveAccess, saveScopes } from './actions.ts'
import { hiddenOf, type Subject, versioned } from './subject.ts'

/** What the client may ask for: about people, by scopes; at each API, by permissions. One of them at a time. A service has roles too. */
export async function AccessPanel({ subject }: { subject: Subject }) {
  const { at, client, place, search, visit } = subject
  const isService = client.kind === 'm2m'
  const asked = one(search, 'api')
  const access = await read(clientAccess, visit, { ...hiddenOf(subject), api: asked })
  if (access === undefined) return null
  const api = access.apis.find(({ id }) => id === asked) ?? (isService ? access.apis[0] : undefined)
  return (
    <div className="grid-side">
      <div className="stack stack-6">
        {api !== undefined ? (
          <ApiCard subject={subject} api={api} />
        ) : isService ? (
          <NoApis />
        ) : (
          <ScopesCard subject={subject} />
        )}
        {isService ? (
          <RoleAssignments
            visit={visit}
            place={place}
            search={search}
            to={{ id: client.id, kind: 'client' }}
            at={{ tenant: at.tenant, environment: at.environment, page: 'clients', id: client.id, tab: 'access' }}
          />
        ) : null}
      </div>
      <AccessNav subject={subject} access={access} current={api?.id} />
    </div>
  )
}

function NoApis() {
  const t = words('clients')
  return (
    <Card flush={true}>
      <Empty title={t('access.noApis')} seal={false}>
        {t('access.noApisText')}
      </Empty>
    </Card>
  )
}

function ScopesCard({ subject }: { subject: Subject }) {
  const t = words('clients')
  const { at, client, may } = subject
  const refreshes = client.grantTypes.includes('refresh_token')
  return (
    <Card title={t('access.scopes')} foot={refreshes ? undefined : t('access.offlineNeeds')}>
      {may.write ? (
        <ScopesForm
          action={saveScopes.bind(null, at)}
          hidden={versioned(subject)}
          legend={t('access.scopesText')}
          choices={openIdScopes.map((scope) => ({ value: scope, label: scope, hint: t(`scope.${scope}`) }))}
          checked={client.scopes}
        />
      ) : (
        <KeyValues
          items={client.scopes.map((scope) => ({
            key: scope,
            value: openIdScopes.some((each) => each === scope) ? t(`scope.${scope as 'openid'}`) : '',
          }))}
        />
      )}
    </Card>
  )
}

type Api = Awaited<ReturnType<typeof clientAccess.call>>['apis'][number]

function ApiCard({ subject, api }: { subject: Subject; api: Api }) {
  const t = words('clients')
  const { at, client, may } = subject
  const granted = api.permissions.filter((permission) => permission.granted)
  return (
    <Card title={api.name} aside={<span className="mono muted break-all">{api.identifier}</span>}>
      {may.write ? (
        <AccessForm
          action={saveAccess.bind(null, at)}
          hidden={{ ...versioned(subject), api: api.id }}
          words={{
            permissions: client.kind === 'm2m' ? t('access.permissionsGiven') : t('access.permissionsAsked'),
            none: t('access.noPermissions'),
            introspects: t('access.introspects'),
            introspectsHint: client.authMethod === 'none' ? t('access.introspectsPublic') : t('access.introspectsHint'),
          }}
          choices={api.permissions.map(({ id, name, description }) => ({
            value: id,
            label: name,
            hint: described(description),
          }))}
          checked={granted.map(({ id }) => id)}
          introspects={api.introspects}
        />
      ) : (
        <KeyValues
          items={[
            ...granted.map(({ name, description }) => ({ key: name, value: description })),
            ...(api.introspects ? [{ key: t('access.introspects'), value: t('access.yes') }] : []),
          ]}
        />
      )}
    </Card>
  )
}
