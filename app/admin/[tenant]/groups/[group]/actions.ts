'use server'
import { redirect } from 'next/navigation'
import { matchingQuery } from '#components/data-table/list-at.ts'
import { readListState } from '#components/data-table/list-state.ts'
import { type ActionResult, action } from '#lib/http/action.ts'
import { answerBulk } from '#lib/http/bulk.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { everyMatching, inBulk } from '#lib/services/bulk.ts'
import { addMembers } from '#lib/services/groups/add-members.ts'
import { changeGroup } from '#lib/services/groups/change.ts'
import { deleteGroup } from '#lib/services/groups/delete.ts'
import { listMembers } from '#lib/services/groups/members.ts'
import { removeMembers } from '#lib/services/groups/remove-members.ts'
import type { GroupAt } from '../group-href.ts'
import { shape } from './members-shape.ts'
import { onGroup } from './on-group.ts'

export const saveSettings = onGroup(changeGroup, 'settings', 'saved')
export const addPeople = onGroup(addMembers, 'members', 'added', ({ results }) =>
  results.every(({ outcome }) => outcome === 'added'),
)

/** Removes the chosen members, or all that match: each with an event of its own, and what came of each. */
export async function removeChosen(at: GroupAt, directory: string, form: FormData) {
  return answerBulk(at.tenant, form, async (call, { ids, matching }) => {
    const of = { directory, id: at.group }
    const one = (user: string) => ({ ...of, users: [user] })
    if (matching === undefined) {
      const targets = ids.map((id) => ({ id, label: id }))
      return inBulk(removeMembers, call, targets, one)
    }
    const state = readListState(shape(), Object.fromEntries(new URLSearchParams(matching)))
    if (matchingQuery({ shape: shape(), state }) !== matching)
      throw new ServiceError('stale', 'The list works differently now. Load the page again.')
    const found = await everyMatching(listMembers, call, { ...of, search: state.search }, (row) => row.displayName)
    const report = await inBulk(removeMembers, call, found.targets, one)
    return { ...report, left: report.left + found.left }
  })
}

/** After it the group is no longer there: it leads to the list. */
export async function deleteIt(
  at: GroupAt,
  _previous: ActionResult | undefined,
  form: FormData,
): Promise<ActionResult> {
  const result = await action(deleteGroup)(at.tenant, undefined, form)
  const query = new URLSearchParams({ environment: at.environment })
  if (result.ok) redirect(`/admin/${encodeURIComponent(at.tenant)}/groups?${query}`)
  return result
}
