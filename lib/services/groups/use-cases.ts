import { addMembers } from './add-members.ts'
import { changeGroup } from './change.ts'
import { createGroup } from './create.ts'
import { deleteGroup } from './delete.ts'
import { exportGroups } from './export.ts'
import { getGroup } from './get.ts'
import { listGroups } from './list.ts'
import { listMembers } from './members.ts'
import { removeMembers } from './remove-members.ts'

/** The use cases of groups. */
export const groupUseCases = [
  listGroups,
  getGroup,
  listMembers,
  createGroup,
  changeGroup,
  addMembers,
  removeMembers,
  deleteGroup,
  exportGroups,
] as const
