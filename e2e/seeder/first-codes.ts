import { withTenant } from '#lib/db/with-tenant.ts'
import { renameBrowser } from '#lib/identity/browsers.ts'
import { startSession } from '#lib/identity/sessions.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { issueCodes } from './codes.ts'
import type { Wishes } from './wishes.ts'

type Wish = Wishes['firstCodes']['wish']

/** So many tenants at a time, as many as the seeder has connections. */
const atOnce = 4

/** Of a tenant that comes up often, so many people take turns: nobody has more sessions than the product lets them have. */
const people = 10

/** Signs in somebody of each tenant and issues a code to its client, all as the product does; for a bench of many tenants. */
export async function issueFirstCodes({ tenants, codeChallenge }: Wish): Promise<Wishes['firstCodes']['answer']> {
  const codes: string[] = []
  let next = 0
  const turns = new Map<string, number>()
  const turnOf = (tenantId: string): number => {
    const turn = turns.get(tenantId) ?? 0
    turns.set(tenantId, turn + 1)
    return turn
  }
  const work = async () => {
    for (let at = next++; at < tenants.length; at = next++) {
      const tenant = tenants[at]
      if (tenant !== undefined) codes[at] = await firstCode(tenant, turnOf(tenant.tenantId), codeChallenge)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { codes }
}

async function firstCode(
  { tenantId, clientId, redirectUri }: Wish['tenants'][number],
  turn: number,
  codeChallenge: string,
): Promise<string> {
  const now = new Date()
  const who = await withTenant(tenantId, async (tx) => {
    const { id, directoryId, kind } = await tx.db.environment.findFirstOrThrow({ where: { slug: 'production' } })
    const { session: policy } = await loadPolicyValues(tx, { environment: { id, kind } })
    const where = { directoryId, status: 'active' }
    const users = await tx.db.user.findMany({ where, orderBy: { id: 'asc' }, take: people, select: { id: true } })
    const userId = users[turn % users.length]?.id
    if (userId === undefined) throw new Error(`nobody in ${tenantId}`)
    const browser = await renameBrowser(tx, id, null, now)
    const proofs = [{ kind: 'password', at: now } as const]
    const place = { environmentId: id, directoryId, userId, browserId: browser.id }
    await startSession(tx, { ...place, proofs, policy, now })
    return { environmentId: id, userId }
  })
  const what = { clientId, redirectUri, codeChallenge, scopes: ['openid', 'profile', 'email'], count: 1 }
  const [code] = (await issueCodes({ tenantId, ...who, ...what })).codes
  if (code === undefined) throw new Error(`no code for ${tenantId}`)
  return code
}
