import { z } from 'zod'
import { parseId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/**
 * Takes back what a person allowed a client: the remembered consent, and every code and token that came of it. The grant is
 * written first: a code that is being issued by it holds its row, so its family is there when families are revoked, and
 * one that comes later finds no grant.
 */
export const revokeUserConsent = personVerb({
  name: 'consent.revoked',
  input: z.strictObject({ ...ofPerson, grant: z.string().max(40) }),
  async run(tx, person, input, { now }) {
    const id = parseId('grant', input.grant)
    if (id === undefined) throw notFound()
    const where = { directoryId: person.directoryId, userId: person.id, id, revokedAt: null }
    const row = await tx.db.grant.findFirst({
      where,
      select: { environmentId: true, clientId: true, scopes: true, resources: true },
    })
    if (row === null) throw notFound()
    const { environmentId, clientId } = row
    const { count } = await tx.db.grant.updateMany({ where, data: { revokedAt: now, updatedAt: now } })
    if (count === 0) throw notFound()
    const families = await tx.db.tokenFamily.updateMany({
      where: { environmentId, userId: person.id, clientId, revokedAt: null },
      data: { revokedAt: now, revokeReason: 'consent_revoked' },
    })
    const before = { scopes: row.scopes, resources: row.resources, client: clientId, user: person.id }
    return { result: { families: families.count }, changes: [{ id, environmentId, before, after: null }] }
  },
  example: (seed) => ({ ...seed.user, grant: seed.grant.id }),
})
