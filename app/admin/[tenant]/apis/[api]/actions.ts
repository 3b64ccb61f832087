'use server'
import { changeApi } from '#lib/services/apis/change.ts'
import { deleteApi } from '#lib/services/apis/delete.ts'
import { addPermission } from '#lib/services/permissions/add.ts'
import { changePermission } from '#lib/services/permissions/change.ts'
import { deletePermission } from '#lib/services/permissions/delete.ts'
import { after } from '../../after.ts'
import { type ApiAt, onApi } from './on-api.ts'

export const save = onApi(changeApi, 'settings', 'saved')
export const add = onApi(addPermission, 'permissions', 'added')
export const change = onApi(changePermission, 'permissions', 'changed')
export const removePermission = onApi(deletePermission, 'permissions', 'deleted')
export const remove = after(deleteApi, ({ tenant, environment }: ApiAt) => {
  return `/admin/${tenant}/apis?${new URLSearchParams({ environment })}`
})
