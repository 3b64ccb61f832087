import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { findDirectory } from './find.ts'

const slug = z.string().max(bounds.text.slug).optional()

/** How a list of people or groups names its directory: itself, or by an environment that uses it. */
export const ofDirectory = { directory: slug, environment: slug }

type Named = { directory?: string | undefined; environment?: string | undefined }

/** The directory named, or that of the environment named. People belong to the whole tenant, whichever way. */
export async function pickedDirectory(tx: Tx, { directory, environment }: Named) {
  if (directory !== undefined) return findDirectory(tx, directory)
  const found = environment === undefined ? undefined : await findEnvironment(tx, environment)
  if (found === undefined) return undefined
  const row = await tx.db.directory.findUnique({
    where: { tenantId_id: { tenantId: tx.tenantId, id: found.directoryId } },
  })
  return row === null ? undefined : { ...row, environmentId: null }
}
