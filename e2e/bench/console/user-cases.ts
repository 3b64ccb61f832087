import type { Actor } from '#lib/access/actor.ts'
import { listUsers } from '#lib/services/users/list.ts'
import type { Crowd } from '#lib/testing/crowd-of-people.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import { userQuestions } from '#lib/testing/user-questions.ts'
import type { Case } from '../measure.ts'

type Input = Record<string, unknown>

/** Those, and the four-hundredth page, reached as a reader does: page by page. */
export async function userCases(_admin: string, tenant: SeededTenant, crowd: Crowd): Promise<Case[]> {
  const { owner } = tenant
  const actor: Actor = {
    ...{ kind: 'user', tenantId: tenant.id, directoryId: owner.directoryId, userId: owner.id, name: owner.displayName },
  }
  const list = (input: Input) =>
    listUsers.call({ actor, tenant: tenant.slug, now: new Date() }, { directory: 'main', ...input })
  const cases = Object.entries(userQuestions(crowd)).map(([name, input]): Case => ({ name, run: () => list(input) }))
  const deep = {
    'page 400 by name': { sort: 'name' },
    'page 400 of the active, by sign-in': { status: 'active', sort: '-signIn' },
  }
  for (const [name, input] of Object.entries(deep)) {
    let cursor: string | null = null
    for (let page = 1; page < 400; page++) {
      const { next }: { next: string | null } = await list({
        ...input,
        limit: 50,
        ...(cursor === null ? {} : { cursor }),
      })
      if (next === null) break
      cursor = next
    }
    const at = cursor
    if (at !== null) cases.push({ name, run: () => list({ ...input, limit: 50, cursor: at }) })
  }
  return cases
}
