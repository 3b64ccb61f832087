'use server'
import { words } from '#app/messages/words.ts'
import { action } from '#lib/http/action.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { createAssignment } from '#lib/services/assignments/create.ts'
import { addMembers } from '#lib/services/groups/add-members.ts'
import { createUser } from '#lib/services/users/create.ts'
import { deleteUser } from '#lib/services/users/delete.ts'
import { requireNewPassword } from '#lib/services/users/require-new-password.ts'
import { resumeUser } from '#lib/services/users/resume.ts'
import { signOutUser } from '#lib/services/users/sign-out.ts'
import { suspendUser } from '#lib/services/users/suspend.ts'
import { onUsers } from './on-users.ts'

export const create = action(createUser)

export async function suspendMany(tenant: string, directory: string, form: FormData) {
  return onUsers(suspendUser, directory)(tenant, form)
}
export async function resumeMany(tenant: string, directory: string, form: FormData) {
  return onUsers(resumeUser, directory)(tenant, form)
}
export async function signOutMany(tenant: string, directory: string, form: FormData) {
  return onUsers(signOutUser, directory)(tenant, form)
}
export async function requirePasswordMany(tenant: string, directory: string, form: FormData) {
  return onUsers(requireNewPassword, directory)(tenant, form)
}

/** Whoever deletes one types who it is; whoever deletes many types what is done to them. */
export async function deleteMany(tenant: string, directory: string, form: FormData) {
  return onUsers(deleteUser, directory, (id, { confirm }) => {
    const t = words('users')
    const word = t('deleteWord')
    if (String(confirm).trim().toLowerCase() !== word) throw new ServiceError('invalid', t('wrongWord', { word }))
    return { directory, id, confirm: id }
  })(tenant, form)
}

export async function assignRoleToMany(tenant: string, directory: string, form: FormData) {
  return onUsers(createAssignment, directory, (id, { role, where }) => {
    if (typeof role !== 'string') throw new ServiceError('invalid', words('users')('noRole'))
    return { role, to: id, ...(where === undefined ? {} : { environment: where }) }
  })(tenant, form)
}

export async function addManyToGroup(tenant: string, directory: string, form: FormData) {
  return onUsers(addMembers, directory, (user, { group }) => {
    if (typeof group !== 'string') throw new ServiceError('invalid', words('users')('noGroup'))
    return { directory, id: group, users: [user] }
  })(tenant, form)
}
