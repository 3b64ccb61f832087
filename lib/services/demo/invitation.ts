import type { Tx } from '#lib/db/with-tenant.ts'
import { readEmail } from '#lib/identity/email.ts'
import type { Call } from '../call.ts'
import { issueInvitation } from '../invitations/issue.ts'
import { promisedFields } from '../invitations/view.ts'
import { recordChanges } from '../record.ts'
import type { AddedPerson } from './people.ts'
import type { DemoStory } from './story.ts'

/** Somebody whom the founder has invited and who has not come yet. */
export async function inviteSomebody(tx: Tx, call: Call, story: DemoStory, founder: AddedPerson): Promise<void> {
  const { directoryId, id: userId, name } = founder
  const email = readEmail(`rosa.klein@${story.domain}`)
  const where = { tenantId: tx.tenantId, kind: 'control' }
  const environment = await tx.db.environment.findFirstOrThrow({ where })
  if (email === undefined) throw new Error('the story names no address')
  const as: Call = { ...call, actor: { kind: 'user', tenantId: tx.tenantId, directoryId, userId, name } }
  const promised = { roles: [{ builtinRole: 'support', roleId: null, environmentId: null }], groups: [] }
  const made = await issueInvitation(tx, as, {
    directoryId,
    environment,
    email,
    displayName: 'Rosa Klein',
    promised,
    days: 7,
  })
  if (made === undefined) return
  const { id, expiresAt } = made
  await recordChanges(tx, as, 'invitation.sent', [
    { id, before: null, after: { ...promisedFields(promised), expiresAt } },
  ])
}
