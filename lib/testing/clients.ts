import { type ClientSettings, ClientSettings as parseSettings } from '#lib/clients/settings.ts'
import { insertClient, insertClientSecret } from '#lib/clients/write.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

/** A client as a relying party knows it. `id` is its row. */
export type SeededClient = {
  id: string
  clientId: string
  environmentId: string
  redirectUri: string
  secret?: string
  secretId?: string
}

type Place = { environmentId: string; now: Date }

/** Where the clients of tests take their answers: nobody listens there, so a browser stops with the answer in its address. */
export const appOrigin = 'https://app.example.test'
const redirectUri = `${appOrigin}/callback`
const postLogoutRedirectUris = [`${appOrigin}/signed-out`]

const refreshing = ['authorization_code', 'refresh_token']
const everyScope = ['openid', 'profile', 'email', 'offline_access', 'address', 'phone']

/** A confidential web client with one secret, for codes and refresh tokens. */
export async function seedWebClient(
  tx: Tx,
  place: Place,
  settings: object = {},
): Promise<SeededClient & { secret: string }> {
  const base = {
    kind: 'web',
    redirectUris: [redirectUri],
    postLogoutRedirectUris,
    grantTypes: refreshing,
    scopes: everyScope,
  }
  const client = await seedClient(tx, place, { name: 'Web shop', ...base, ...settings })
  return withSecret(tx, place, client)
}

/** A public client that runs in the browser. */
export const seedSpaClient = (tx: Tx, place: Place): Promise<SeededClient> =>
  seedClient(tx, place, {
    name: 'Dashboard',
    kind: 'spa',
    redirectUris: [redirectUri],
    postLogoutRedirectUris,
    origins: [appOrigin],
    grantTypes: refreshing,
    scopes: everyScope,
  })

/** A public client on a device: a loopback address whose port is free. */
export const seedNativeClient = (tx: Tx, place: Place): Promise<SeededClient> =>
  seedClient(tx, place, {
    name: 'Desktop',
    kind: 'native',
    redirectUris: ['http://127.0.0.1/callback'],
    grantTypes: refreshing,
    scopes: everyScope,
  })

/** A service that calls an API on its own behalf, and may ask for these permissions. */
export async function seedServiceClient(
  tx: Tx,
  place: Place,
  permissionIds: readonly string[],
): Promise<SeededClient & { secret: string }> {
  const client = await seedClient(tx, place, { name: 'Nightly export', kind: 'm2m', scopes: [] })
  await allow(tx, client, permissionIds)
  return withSecret(tx, place, client)
}

/** Lets a client ask for permissions of APIs. */
export async function allow(tx: Tx, client: SeededClient, permissionIds: readonly string[]): Promise<void> {
  const place = { tenantId: tx.tenantId, environmentId: client.environmentId, clientId: client.id }
  await tx.db.clientPermission.createMany({ data: permissionIds.map((permissionId) => ({ ...place, permissionId })) })
}

async function seedClient(tx: Tx, { environmentId, now }: Place, settings: object): Promise<SeededClient> {
  const valid: ClientSettings = parseSettings.parse(settings)
  const { id, clientId, redirectUris } = await insertClient(tx, environmentId, valid, now)
  return { id, clientId, environmentId, redirectUri: redirectUris[0] ?? '' }
}

async function withSecret<C extends SeededClient>(tx: Tx, { now }: Place, client: C): Promise<C & { secret: string }> {
  const { id: secretId, secret } = await insertClientSecret(tx, client, now)
  return { ...client, secret, secretId }
}
