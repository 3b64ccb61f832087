import type { Tx } from '#lib/db/with-tenant.ts'
import type { ConfigurationDocument } from '#lib/promotion/document.ts'
import { type EnvironmentState, readDocument } from '#lib/promotion/read-document.ts'
import { readYaml } from '#lib/promotion/yaml.ts'
import { allowed, type Call, notFound } from '../call.ts'
import { findEnvironment } from '../environments/find.ts'
import { lockEnvironments } from './lock-environments.ts'

export type Sides = { source: ConfigurationDocument; target: EnvironmentState }

type Asked = { from?: string | undefined; document?: string | undefined }

/**
 * The configuration of both sides. Who reads an environment through a plan may read it anyway. `locked`: it stays as it is until
 * the transaction ends.
 */
export async function readSides(
  tx: Tx,
  environmentId: string,
  { from, document }: Asked,
  call: Call,
  locked: boolean,
): Promise<Sides> {
  const source = from === undefined ? undefined : await findEnvironment(tx, from)
  if (from !== undefined && source === undefined) throw notFound()
  const read = [environmentId, ...(source === undefined ? [] : [source.id])]
  for (const id of read)
    for (const permission of ['environment:read', 'client:read', 'policy:read'] as const)
      await allowed(tx, call, permission, { environmentId: id })
  const given = document === undefined ? undefined : readYaml(document)
  if (locked) await lockEnvironments(tx, read)
  const target = await readDocument(tx, environmentId)
  if (source === undefined) return { source: given ?? target.document, target }
  return { source: (await readDocument(tx, source.id)).document, target }
}
