import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { hasSecret } from '#lib/clients/kinds.ts'
import { authMethodOf, type ClientSettings, checkClient, clientFields, grantTypesOf } from '#lib/clients/settings.ts'
import { insertClient, insertClientSecret } from '#lib/clients/write.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { verb } from '../verb.ts'
import { findClientPlace } from './find-place.ts'
import { clientView } from './view.ts'

/** Creates a client in an environment. Its first secret, where its kind has one, is in the answer and nowhere else. */
export const createClient = verb({
  name: 'client.created',
  permission: 'client:write',
  input: z
    .strictObject({
      ...clientFields,
      environment: z.string().max(bounds.text.slug),
      /** Short for the grants of a code with refresh, and the scope `offline_access`. */
      staySignedIn: z.boolean().default(false),
    })
    .transform(({ staySignedIn, ...settings }) => asked(staySignedIn ? withRefresh(settings) : settings))
    .superRefine(checkClient),
  target: (tx, input) => findClientPlace(tx, input.environment),
  async run(tx, target, { environment: _, ...settings }, { actor, now }) {
    if (target.kind === 'control' && settings.kind !== 'm2m') throw onlyServices()
    const row = await insertClient(tx, target.id, settings, now)
    const client = clientView(row)
    const secret = hasSecret(authMethodOf(settings))
      ? await insertClientSecret(tx, row, now, userIdOf(actor) ?? null)
      : undefined
    return {
      result: { client, secret: secret?.secret },
      changes: [{ id: row.id, environmentId: target.id, before: null, after: client }],
    }
  },
  example: (seed) => ({
    environment: seed.environment,
    name: 'Example',
    kind: 'web' as const,
    redirectUris: ['https://app.example/callback'],
  }),
})

/** People sign in to `control` through the portal alone. */
const onlyServices = () =>
  new ServiceError('invalid', 'Some fields need another look.', {
    fields: { kind: 'is for services here: machine to machine' },
  })

function withRefresh<Settings extends Pick<ClientSettings, 'grantTypes' | 'scopes' | 'kind'>>(
  settings: Settings,
): Settings {
  const grantTypes = new Set([...grantTypesOf(settings), 'refresh_token' as const])
  const scopes = new Set([...settings.scopes, 'offline_access' as const])
  return { ...settings, grantTypes: [...grantTypes], scopes: [...scopes] }
}

/** Where nobody signs in there are no OpenID scopes to ask for. */
const asked = <Settings extends Pick<ClientSettings, 'scopes' | 'kind'>>(settings: Settings): Settings =>
  settings.kind === 'm2m' ? { ...settings, scopes: [] } : settings
