import { z } from 'zod'
import { clientKinds } from '#lib/clients/kinds.ts'
import { JwksText } from '#lib/clients/public-jwks.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import { clientVerb, ofClient, seenClient, writeClient } from './client-verb.ts'
import { clientFieldsOf } from './view.ts'

/**
 * Sets the public keys of a client that signs its requests (`private_key_jwt`), as a JWKS in JSON; empty takes them away.
 * They may be there before the client uses them, so that nothing stands still while it changes over. Private and symmetric keys
 * are refused (D04).
 */
export const setClientJwks = clientVerb({
  name: 'client.keys_changed',
  permission: 'client:secret',
  input: z.strictObject({ ...ofClient, ...seenClient, jwks: z.union([z.literal(''), JwksText]) }),
  takesOver: true,
  async run(tx, client, { jwks, version, updatedAt }, { now }) {
    await ifUnmoved(tx, client, { version, updatedAt }, 'This client')
    const kind = clientKinds[client.kind as keyof typeof clientKinds]
    if (!kind.authMethods.includes('private_key_jwt')) throw wrong('This kind of client has no keys.')
    if (jwks === '' && client.tokenEndpointAuthMethod === 'private_key_jwt')
      throw wrong('The client signs with these keys. Choose another way to authenticate first.')
    const after = await writeClient(tx, client, { jwks: jwks === '' ? Prisma.DbNull : (jwks as object) }, now)
    return {
      result: {},
      changes: [
        {
          id: client.id,
          environmentId: client.environmentId,
          before: clientFieldsOf(client),
          after: clientFieldsOf(after),
        },
      ],
    }
  },
  example: (seed) => ({
    environment: seed.environment,
    id: seed.client.id,
    jwks: JSON.stringify({ keys: [{ ...exampleKey, kid: seed.unique() }] }),
  }),
})

const wrong = (sentence: string): ServiceError =>
  new ServiceError('invalid', 'The keys were not changed.', { fields: { jwks: sentence } })

/** A public key for examples: RFC 7517 appendix A.1. */
const exampleKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
}
