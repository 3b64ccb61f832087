import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { ConfigurationDocument } from '#lib/promotion/document.ts'
import { onlyObjects } from '#lib/promotion/objects.ts'
import { readDocument } from '#lib/promotion/read-document.ts'
import type { Call } from '../call.ts'
import { eventActor } from '../record.ts'
import type { Touched } from './apply.ts'

type Storing = {
  environmentId: string
  source: string | null
  reason: string
  touched: readonly Touched[]
  before: ConfigurationDocument
}

/** Keeps a promotion that was just written: what its objects were, and what they are, read back. Answers its stored id. */
export async function storePromotion(tx: Tx, storing: Storing, { actor, now }: Call): Promise<string> {
  const { environmentId, source, reason, touched, before } = storing
  const keys = new Set(touched.map(({ key }) => key))
  const { document } = await readDocument(tx, environmentId)
  const by = eventActor(actor, tx.tenantId)
  const id = newId(now)
  await tx.db.promotion.createMany({
    data: [
      {
        ...{ tenantId: tx.tenantId, environmentId, id, source, reason, createdAt: now },
        ...{ actorKind: by.kind, actorId: by.id ?? null },
        touched: touched.map((each) => ({ ...each })),
        before: onlyObjects(before, keys),
        after: onlyObjects(document, keys),
      },
    ],
  })
  return id
}
