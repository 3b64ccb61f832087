import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { shownMail } from '../mail/shown.ts'
import { query } from '../query.ts'
import { findPlatform } from '../tenants/find.ts'

/** The platform's own latest mails, among them the tests. What they say is shown by the rule of the outbox. */
export const listOwnMails = query({
  name: 'delivery.own',
  permission: 'platform:delivery:read',
  input: z.strictObject({}),
  target: (tx) => findPlatform(tx),
  async read(tx) {
    const rows = await tx.db.mail.findMany({
      where: { tenantId: tx.tenantId },
      orderBy: { id: 'desc' },
      take: bounds.mail.troubled,
    })
    const shown = []
    for (const row of rows) shown.push(await shownMail(tx, row))
    return shown
  },
  example: () => ({}),
})
