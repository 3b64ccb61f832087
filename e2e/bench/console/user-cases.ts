import type pg from 'pg'
import type { Actor } from '#lib/access/actor.ts'
import { listUsers } from '#lib/services/users/list.ts'
import type { Crowd } from '#lib/testing/crowd-of-people.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import { userQuestions } from '#lib/testing/user-questions.ts'
import type { Case } from '../measure.ts'

type Input = Record<string, unknown>

/** What some of it takes when written down without more ado: by a superuser, past the walls, for the rows alone. */
function peersOf(admin: pg.Client, { id, directories }: SeededTenant): Record<string, () => Promise<unknown>> {
  const ask = (where: string, order: string) => () =>
    admin.query(
      `select u.*, i.value from users u
       left join identifiers i on i.tenant_id = u.tenant_id and i.user_id = u.id and i.kind = 'email' and i."primary"
       where u.tenant_id = $1 and u.directory_id = $2 and ${where} order by ${order} limit 51`,
      [id, directories.main],
    )
  const contains = "(u.display_name ilike '%lström%' or i.value ilike '%lström%')"
  return {
    'by -created': ask('true', 'u.id desc'),
    'by name': ask('true', 'u.display_name, u.id'),
    'search: a part of a name': ask(contains, 'u.display_name, u.id'),
    'filter: status suspended': ask("u.status = 'suspended'", 'u.display_name, u.id'),
    'filter: never signed in': ask('u.last_sign_in_at is null', 'u.display_name, u.id'),
  }
}

/** Those, and the four-hundredth page, reached as a reader does: page by page. */
export async function userCases(admin: pg.Client, tenant: SeededTenant, crowd: Crowd): Promise<Case[]> {
  const { owner } = tenant
  const actor: Actor = {
    ...{ kind: 'user', tenantId: tenant.id, directoryId: owner.directoryId, userId: owner.id, name: owner.displayName },
  }
  const list = (input: Input) =>
    listUsers.call({ actor, tenant: tenant.slug, now: new Date() }, { directory: 'main', ...input })
  const peers = peersOf(admin, tenant)
  const cases = Object.entries(userQuestions(crowd)).map(
    ([name, input]): Case => ({
      name,
      run: () => list(input),
      ...(name in peers ? { peer: peers[name] as () => Promise<unknown> } : {}),
    }),
  )
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
