import { managementAudience } from '#lib/access/permissions.ts'
import { hasSecret } from '#lib/clients/kinds.ts'
import { insertClient } from '#lib/clients/write.ts'
import { type Client, Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { ClientDocument } from '#lib/promotion/document.ts'
import { clientChanges } from '#lib/promotion/field-changes.ts'
import type { Call } from '../call.ts'
import { columnsOf, endSecrets } from '../clients/change.ts'
import { refuseAbove, writeClient } from '../clients/client-verb.ts'
import { clientFieldsOf, clientView } from '../clients/view.ts'
import type { Change } from '../record.ts'
import type { ApiIds } from './catalogue.ts'
import { writeAccess } from './write-access.ts'
import { writePolicies } from './write-policies.ts'

type Making = { environmentId: string; after: ClientDocument; clientId: string | undefined }
export type Written = { row: Client; changes: Change[] }

/** Makes a client that is new in an environment. It gets no secret: none travels, and one that is made is shown to somebody. */
export async function makeClient(
  tx: Tx,
  { environmentId, after, clientId }: Making,
  apis: ApiIds,
  call: Call,
): Promise<Written> {
  const putBack = clientId === undefined ? undefined : { clientId }
  const made = await insertClient(tx, environmentId, settingsOf(after), call.now, putBack)
  const waiting = settingsOf(after).jwks === null && after.jwks !== null ? { jwks: after.jwks as object } : {}
  const isPlain = after.status === 'active' && !('jwks' in waiting)
  const row = isPlain ? made : await writeClient(tx, made, { status: after.status, ...waiting }, call.now)
  const created: Change = { action: 'client.created', id: row.id, environmentId, before: null, after: clientView(row) }
  return { row, changes: [created, ...(await writeParts(tx, row, null, after, apis, call))] }
}

/** Changes a client to what it shall be. A client that stops using secrets loses those it has, as with each change of it. */
export async function changeTo(
  tx: Tx,
  row: Client,
  { before, after }: { before: ClientDocument; after: ClientDocument },
  apis: ApiIds,
  call: Call,
): Promise<Written> {
  if (before.apis.some(({ api }) => api === managementAudience)) await refuseAbove(tx, row, call)
  const data = { ...columnsOf(after), status: after.status, jwks: (after.jwks as object | null) ?? Prisma.DbNull }
  const fields = clientChanges({ ...before, apis: [], policies: {} }, { ...after, apis: [], policies: {} })
  const moved = await writeClient(tx, row, fields.length > 0 ? data : {}, call.now)
  const ended = hasSecret(before.authMethod) && !hasSecret(after.authMethod) ? await endSecrets(tx, row) : []
  const told = { before: clientFieldsOf(row), after: clientFieldsOf(moved) }
  const changed: Change[] =
    fields.length > 0 ? [{ action: 'client.changed', id: row.id, environmentId: row.environmentId, ...told }] : []
  return { row: moved, changes: [...changed, ...ended, ...(await writeParts(tx, row, before, after, apis, call))] }
}

async function writeParts(
  tx: Tx,
  row: Client,
  before: ClientDocument | null,
  after: ClientDocument,
  apis: ApiIds,
  call: Call,
): Promise<Change[]> {
  const access = await writeAccess(tx, row, { before, after }, apis, call)
  const sets = { before: before?.policies ?? {}, after: after.policies }
  const place = { environmentId: row.environmentId, clientId: row.id }
  return [...access, ...(await writePolicies(tx, place, sets, call.now))]
}

/** A document's client as the settings that make one. Keys that wait for their method are written after. */
const settingsOf = ({ status: _status, apis: _apis, policies: _policies, ...settings }: ClientDocument) => ({
  ...settings,
  jwks: settings.authMethod === 'private_key_jwt' ? settings.jwks : null,
})
