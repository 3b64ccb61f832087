import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { openLetter, subjectOf, textOf } from '#lib/mail/stored-letter.ts'
import type { Wishes } from './wishes.ts'

/** Lets anybody make an account in a tenant. To be asked before anybody visits it. */
export async function openSignUp({ tenantId }: Wishes['openSignUp']['wish']): Promise<Record<string, never>> {
  const row = { tenantId, id: newId(), level: 'tenant', kind: 'sign_up', value: { mode: 3 } }
  await withTenant(tenantId, ({ db }) => db.policy.createMany({ data: [row] }))
  return {}
}

/** The subjects of the mails of sign-up, the latest first, as their recipients read them. */
export const signUpMails = ({ tenantId }: Wishes['signUpMails']['wish']): Promise<{ subjects: string[] }> =>
  withTenant(tenantId, async (tx) => {
    const mails = await tx.db.mail.findMany({
      where: { kind: 'sign_up', body: { not: null } },
      orderBy: { id: 'desc' },
    })
    const subjects: string[] = []
    for (const { id, body } of mails) if (body !== null) subjects.push(subjectOf(await openLetter(tx, id, body)) ?? '')
    return { subjects }
  })

/** What the latest mails of a tenant say, the latest first, as their recipients read them. */
export const mailTexts = ({ tenantId }: Wishes['mailTexts']['wish']): Promise<{ texts: string[] }> =>
  withTenant(tenantId, async (tx) => {
    const rows = await tx.db.mail.findMany({ where: { body: { not: null } }, orderBy: { id: 'desc' }, take: 10 })
    const texts: string[] = []
    for (const { id, body } of rows) if (body !== null) texts.push(textOf(await openLetter(tx, id, body)))
    return { texts }
  })
