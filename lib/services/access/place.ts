import { managementAudience } from '#lib/access/permissions.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { findEnvironment } from '../environments/find.ts'

/** Where access is asked about: an API, seen from an environment, and the directory whose people count there. */
export type AccessPlace = {
  environmentId: string
  environment: { slug: string; displayName: string; isSuspended: boolean }
  directory: { id: string; slug: string }
  api: { storedId: string; id: string; identifier: string; name: string; isManagement: boolean }
}

/**
 * Finds both by what addresses say: an environment's slug and an API's identifier. At the management API the people are those
 * who may sign in to the portal, whatever the environment: the directory is the one of `control`.
 */
export async function findAccessPlace(tx: Tx, slug: string, identifier: string): Promise<AccessPlace | undefined> {
  const environment = await findEnvironment(tx, slug)
  const api = await tx.db.api.findUnique({ where: { tenantId_identifier: { tenantId: tx.tenantId, identifier } } })
  if (environment === undefined || api === null) return undefined
  const isManagement = identifier === managementAudience
  const home = isManagement ? await tx.db.environment.findFirstOrThrow({ where: { kind: 'control' } }) : environment
  const directory = await tx.db.directory.findFirstOrThrow({
    where: { tenantId: tx.tenantId, id: home.directoryId },
    select: { id: true, slug: true },
  })
  return {
    environmentId: environment.id,
    environment: {
      slug,
      displayName: environment.displayName,
      isSuspended: !isManagement && environment.status !== 'active',
    },
    directory,
    api: { storedId: api.id, id: formatId('api', api.id), identifier, name: api.name, isManagement },
  }
}
