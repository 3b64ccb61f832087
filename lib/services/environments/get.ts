import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { query } from '../query.ts'
import { contentsOf } from './contents.ts'
import { knownName } from './fields.ts'
import { findEnvironment } from './find.ts'
import { environmentVersion } from './version.ts'

/** One environment: what it is, whose people sign in, and how much is in it. */
export const getEnvironment = query({
  name: 'environment.get',
  permission: 'environment:read',
  input: z.strictObject({ environment: knownName }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async read(tx, environment, _input, { now }) {
    const { id, directoryId } = environment
    const directory = await tx.db.directory.findFirstOrThrow({ where: { id: directoryId } })
    const sharing = await tx.db.environment.findMany({
      where: { tenantId: tx.tenantId, directoryId, kind: { not: 'control' }, id: { not: id } },
      select: { slug: true, displayName: true, kind: true, colour: true },
      orderBy: { createdAt: 'asc' },
    })
    const { slug, displayName, kind, colour, issuer, status, createdAt, updatedAt, signUpDomains } = environment
    return {
      environment: {
        ...{ id: formatId('environment', id), slug, displayName, kind, colour, issuer, status },
        ...{ createdAt, updatedAt, signUpDomains },
      },
      version: environmentVersion(environment).toString(),
      directory: { slug: directory.slug, displayName: directory.displayName },
      sharing,
      /** The one in which the portal lives signs its people in from here too. */
      isPortalDirectory: (await tx.db.environment.count({ where: { directoryId, kind: 'control' } })) > 0,
      contents: await contentsOf(tx, id, now),
    }
  },
  example: (seed) => ({ environment: seed.environment }),
})
