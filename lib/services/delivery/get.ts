import { z } from 'zod'
import { asPlatform } from '#lib/db/as-platform.ts'
import { config } from '#lib/kernel/env.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type MailKind, type MailStatus, mailStatuses } from '#lib/mail/kinds.ts'
import { isOutboxReadable } from '#lib/mail/outbox.ts'
import { query } from '../query.ts'
import { findPlatform } from '../tenants/find.ts'

/**
 * How mails of the whole installation are delivered: the server, how many stand how, and the latest that did not arrive. To whom
 * and what they say is the tenants' own, and sealed.
 */
export const getDelivery = query({
  name: 'delivery.get',
  permission: 'platform:delivery:read',
  input: z.strictObject({}),
  target: (tx) => findPlatform(tx),
  async read() {
    const { smtp } = config()
    const read = await asPlatform(async (db) => {
      const counted = await db.mail.groupBy({ by: ['status'], _count: { id: true } })
      const oldest = await db.mail.findFirst({
        where: { status: 'queued' },
        orderBy: { nextTryAt: 'asc' },
        select: { nextTryAt: true },
      })
      const lastSent = await db.mail.findFirst({
        where: { status: 'sent' },
        orderBy: { createdAt: 'desc' },
        select: { sentAt: true },
      })
      const troubled = await db.mail.findMany({
        where: { OR: [{ status: 'failed' }, { status: 'queued', lastError: { not: null } }] },
        orderBy: { createdAt: 'desc' },
        take: bounds.mail.troubled,
        select: troubledFields,
      })
      const tenants = await db.tenant.findMany({
        where: { id: { in: [...new Set(troubled.map(({ tenantId }) => tenantId))] } },
        select: { id: true, slug: true, displayName: true },
      })
      return { counted, oldest, lastSent, troubled, tenants }
    })
    const named = new Map(read.tenants.map((tenant) => [tenant.id, tenant]))
    const counts = Object.fromEntries(mailStatuses.map((status) => [status, 0])) as Record<MailStatus, number>
    for (const { status, _count } of read.counted) counts[status as MailStatus] = _count.id
    return {
      server:
        smtp === undefined
          ? null
          : {
              host: smtp.server.host,
              port: smtp.server.port,
              tls: smtp.server.tls,
              signsIn: smtp.server.user !== undefined,
              from: smtp.from,
            },
      isOutboxReadable: isOutboxReadable(),
      counts,
      nextTryAt: read.oldest?.nextTryAt ?? null,
      lastSentAt: read.lastSent?.sentAt ?? null,
      troubled: read.troubled.map(({ id, tenantId, kind, status, ...rest }) => ({
        id: formatId('mail', id),
        tenant: named.get(tenantId)?.displayName ?? null,
        slug: named.get(tenantId)?.slug ?? null,
        kind: kind as MailKind,
        status: status as MailStatus,
        ...rest,
      })),
    }
  },
  example: () => ({}),
})

/** What operators may know of a tenant's mail: the columns that the database gives them, and no others. */
const troubledFields = {
  id: true,
  tenantId: true,
  kind: true,
  status: true,
  attempts: true,
  nextTryAt: true,
  lastError: true,
  createdAt: true,
} as const
