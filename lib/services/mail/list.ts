import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { type MailKind, type MailStatus, mailKinds, mailStatuses } from '#lib/mail/kinds.ts'
import { openCell } from '#lib/mail/sealed.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'

/** The mails of the last thirty days, newest first. To whom and about what is opened for the page alone; no list shows a body. */
export const listMails = query({
  name: 'mail.list',
  permission: 'mail:read',
  input: z.strictObject({
    limit: paging.limit,
    cursor: paging.cursor,
    status: z.enum(mailStatuses).optional(),
    kind: z.enum(mailKinds).optional(),
    sort: z.enum(['created', '-created']).default('-created'),
  }),
  target: async () => ({ environmentId: null }),
  async read(tx, _target, { status, kind, sort, limit, cursor }) {
    const after = readCursor(cursor)
    const down = sort === '-created'
    const where = {
      tenantId: tx.tenantId,
      ...(status === undefined ? {} : { status }),
      ...(kind === undefined ? {} : { kind }),
    }
    const rows = await tx.db.mail.findMany({
      where: { ...where, ...(after === undefined ? {} : { id: down ? { lt: after.id } : { gt: after.id } }) },
      omit: { body: true },
      orderBy: { id: down ? 'desc' : 'asc' },
      take: limit + 1,
    })
    const cut = page(rows, limit, await tx.db.mail.count({ where }), ({ id }) => ({ key: '', id }))
    const shown = []
    for (const row of cut.rows)
      shown.push({
        id: formatId('mail', row.id),
        kind: row.kind as MailKind,
        status: row.status as MailStatus,
        recipient: await openCell(tx, row.id, 'recipient', row.recipient),
        subject: await openCell(tx, row.id, 'subject', row.subject),
        createdAt: row.createdAt,
      })
    return { ...cut, rows: shown }
  },
  example: () => ({}),
})

export { mailKinds, mailStatuses }
