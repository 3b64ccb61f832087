import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { normalizeEmail } from '#lib/identity/email.ts'
import { invitationState } from '#lib/identity/invitations/state.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { ofDirectory, pickedDirectory } from '../directories/picked.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { invitersOf } from './inviters.ts'
import { roleName } from './view.ts'

const states = ['pending', 'accepted', 'revoked', 'expired'] as const
type State = (typeof states)[number]

/** The invitations into a directory by when they were made, found by an id or the beginning of an address. */
export const listInvitations = query({
  name: 'invitation.list',
  permission: 'invitation:read',
  input: z.strictObject({
    ...paging,
    ...ofDirectory,
    status: z.enum(states).optional(),
    sort: z.enum(['created', '-created']).default('-created'),
  }),
  target: pickedDirectory,
  async read(tx, directory, { search, status, sort, limit, cursor }, { now }) {
    const after = readCursor(cursor)
    const down = sort === '-created'
    const where = Prisma.sql`i.tenant_id = ${tx.tenantId}::uuid and i.directory_id = ${directory.id}::uuid
      ${search === '' ? Prisma.empty : Prisma.sql`and ${matching(search)}`}
      ${status === undefined ? Prisma.empty : Prisma.sql`and ${inState(status, now)}`}`
    const beyond =
      after === undefined
        ? Prisma.empty
        : Prisma.sql`and i.id ${down ? Prisma.sql`<` : Prisma.sql`>`} ${after.id}::uuid`
    const found = await tx.db.$queryRaw<{ id: string }[]>`
      select i.id::text from invitations i where ${where} ${beyond}
      order by i.id ${down ? Prisma.sql`desc` : Prisma.sql`asc`} limit ${limit + 1}`
    const counted = await tx.db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from invitations i where ${where}`
    const cut = page(found, limit, counted[0]?.total ?? 0, ({ id }) => ({ key: '', id }))
    return {
      ...cut,
      rows: await shown(
        tx,
        directory.id,
        cut.rows.map(({ id }) => id),
        now,
      ),
    }
  },
  example: (seed) => ({ directory: seed.user.directory }),
})

/** An id, or the beginning of an address: a range that an index serves under row-level security. */
function matching(search: string): Prisma.Sql {
  const id = parseId('invitation', search)
  if (id !== undefined) return Prisma.sql`i.id = ${id}::uuid`
  const typed = normalizeEmail(search) ?? search.toLowerCase()
  return Prisma.sql`(i.normalized collate "C" >= ${typed} and i.normalized collate "C" < ${`${typed}\u{10ffff}`})`
}

function inState(state: State, now: Date): Prisma.Sql {
  if (state === 'accepted') return Prisma.sql`i.accepted_at is not null`
  if (state === 'revoked') return Prisma.sql`i.accepted_at is null and i.revoked_at is not null`
  const open = Prisma.sql`i.accepted_at is null and i.revoked_at is null`
  return state === 'pending'
    ? Prisma.sql`${open} and i.expires_at > ${now}::timestamptz`
    : Prisma.sql`${open} and i.expires_at <= ${now}::timestamptz`
}

async function shown(tx: Tx, directoryId: string, ids: string[], now: Date) {
  const rows = await tx.db.invitation.findMany({
    where: { tenantId: tx.tenantId, directoryId, id: { in: ids } },
    include: {
      roles: { include: { role: { select: { displayName: true } } }, orderBy: { id: 'asc' } },
      groups: { include: { group: { select: { displayName: true } } } },
    },
  })
  const inviter = await invitersOf(tx, rows)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (row === undefined) return []
    return [
      {
        id: formatId('invitation', id),
        email: row.email,
        displayName: row.displayName,
        status: invitationState(row, now),
        roles: row.roles.map(roleName),
        groups: row.groups.map(({ group }) => group.displayName),
        invitedBy: inviter(row),
        sentAt: row.lastSentAt,
        expiresAt: row.expiresAt,
      },
    ]
  })
}
