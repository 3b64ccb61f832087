import { ClientSettings } from '#lib/clients/settings.ts'
import { insertClient, insertClientSecret } from '#lib/clients/write.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Call } from '../call.ts'
import { clientView } from '../clients/view.ts'
import { recordChanges } from '../record.ts'
import type { DemoClient } from './story.ts'

export type DemoApp = { name: string; environment: string; clientId: string; secret: string | null }
export type AddedClient = DemoApp & { id: string; environmentId: string }

/** Adds one client of the story, checked as an administrator's would be, with its first secret. */
export async function addClient(
  tx: Tx,
  call: Call,
  environmentId: string,
  permissions: ReadonlyMap<string, string>,
  wanted: DemoClient,
): Promise<AddedClient> {
  const row = await insertClient(tx, environmentId, settingsOf(wanted), call.now)
  const secret =
    wanted.kind === 'web' || wanted.kind === 'm2m' ? await insertClientSecret(tx, row, call.now) : undefined
  const data = wanted.permissions.flatMap((name) => {
    const permissionId = permissions.get(name)
    return permissionId === undefined ? [] : [{ tenantId: tx.tenantId, environmentId, clientId: row.id, permissionId }]
  })
  await tx.db.clientPermission.createMany({ data })
  await recordChanges(tx, call, 'client.created', [{ id: row.id, environmentId, before: null, after: clientView(row) }])
  const { name, environment } = wanted
  return { id: row.id, environmentId, name, environment, clientId: row.clientId, secret: secret?.secret ?? null }
}

function settingsOf({ name, kind, firstParty, home }: DemoClient): ClientSettings {
  if (kind === 'm2m') return ClientSettings.parse({ name, kind, firstParty, scopes: [] })
  const path = kind === 'web' ? '/api/auth/callback/signet' : '/callback'
  return ClientSettings.parse({
    name,
    kind,
    firstParty,
    redirectUris: [`${home}${path}`],
    postLogoutRedirectUris: [kind === 'native' ? `${home}/signed-out` : `${home}/`],
    origins: kind === 'spa' ? [home] : [],
    grantTypes: ['authorization_code', 'refresh_token'],
    scopes: ['openid', 'profile', 'email', 'offline_access'],
  })
}
