'use server'
import { type ActionResult, action } from '#lib/http/action.ts'
import { createGroup } from '#lib/services/groups/create.ts'
import { groupHref } from './group-href.ts'

/** Creates a group and leads to it. */
export async function create(
  at: { tenant: string; environment: string },
  _previous: ActionResult | undefined,
  form: FormData,
): Promise<ActionResult> {
  return action(createGroup, ({ group }) => groupHref({ ...at, group: group.id }, 'members'))(
    at.tenant,
    undefined,
    form,
  )
}
