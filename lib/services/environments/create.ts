import { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { config } from '#lib/kernel/env.ts'
import { addDirectory } from '#lib/tenancy/directories.ts'
import { addEnvironment } from '#lib/tenancy/environments.ts'
import { notFound } from '../call.ts'
import type { Change } from '../record.ts'
import { verb } from '../verb.ts'
import { environmentFields, knownName } from './fields.ts'

const input = z
  .strictObject({
    ...environmentFields,
    colour: environmentFields.colour.optional(),
    /** An existing directory, whose people can then sign in here too … */
    directory: knownName.optional(),
    /** … or a new one without anybody. */
    directorySlug: environmentFields.slug.optional(),
    directoryName: environmentFields.displayName.optional(),
  })
  .superRefine(({ directory, directorySlug, directoryName }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (directory !== undefined && directorySlug !== undefined) wrong('directory', 'Choose one: shared, or its own.')
    if (directory === undefined && directorySlug === undefined) wrong('directory', 'Choose whose people sign in.')
    if (directorySlug !== undefined && directoryName === undefined) wrong('directoryName', 'needs a name')
  })

/**
 * Makes an environment: an issuer of its own, keys from the pool that sign at once, and a directory that it shares with others
 * or has for itself. Its slug and its directory stay what they are.
 */
export const createEnvironment = verb({
  name: 'environment.created',
  permission: 'environment:write',
  input,
  timeoutMs: 60_000,
  target: async () => ({ environmentId: null }),
  async run(tx, _tenant, wanted, call) {
    await lockAccess(tx)
    const { now } = call
    const { slug, displayName, kind, colour } = wanted
    const { id: directoryId, changes } = await directoryFor(tx, wanted, now)
    const place = { tenant: call.tenant, origin: config().origin, directoryId, now }
    const look = { slug, displayName, kind, ...(colour === undefined ? {} : { colour }) }
    const id = await addEnvironment(tx, { ...place, ...look })
    const after = { ...look, directory: wanted.directory ?? wanted.directorySlug }
    return { result: { slug }, changes: [{ id, environmentId: id, before: null, after }, ...changes] }
  },
  example: (seed) => ({
    slug: `e-${seed.unique()}`,
    displayName: 'Load tests',
    kind: 'development' as const,
    directory: 'main',
  }),
})

type Wanted = Pick<z.output<typeof input>, 'directory' | 'directorySlug' | 'directoryName'>

/** The directory that was chosen, or a new one and its event. */
async function directoryFor(tx: Tx, wanted: Wanted, now: Date): Promise<{ id: string; changes: Change[] }> {
  const { directory, directorySlug: slug, directoryName: displayName } = wanted
  if (slug !== undefined && displayName !== undefined) {
    const id = await addDirectory(tx, { slug, displayName }, now)
    return { id, changes: [{ action: 'directory.created', id, before: null, after: { slug, displayName } }] }
  }
  const known = await tx.db.directory.findFirst({ where: { tenantId: tx.tenantId, slug: directory ?? '' } })
  if (known === null) throw notFound()
  return { id: known.id, changes: [] }
}
