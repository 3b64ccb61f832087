import type { Tx } from '#lib/db/with-tenant.ts'
import { findDirectory } from '../directories/find.ts'
import { findEnvironment } from '../environments/find.ts'
import type { PickInput } from './pick.ts'

/** The directory that a picker of people or groups stands in: the one named, or that of its environment. */
export async function pickedDirectory(tx: Tx, { directory, environment }: PickInput) {
  if (directory !== undefined) return findDirectory(tx, directory)
  const found = environment === undefined ? undefined : await findEnvironment(tx, environment)
  return found === undefined ? undefined : { id: found.directoryId, environmentId: null }
}
