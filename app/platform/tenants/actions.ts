'use server'
import { action } from '#lib/http/action.ts'
import { createTenant } from '#lib/services/tenants/create.ts'
import { enterTenant } from '#lib/services/tenants/enter.ts'
import { renameTenant } from '#lib/services/tenants/rename.ts'
import { requestTenantDeletion } from '#lib/services/tenants/request-deletion.ts'
import { resumeTenant } from '#lib/services/tenants/resume.ts'
import { suspendTenant } from '#lib/services/tenants/suspend.ts'
import { undoTenantDeletion } from '#lib/services/tenants/undo-deletion.ts'

export const create = action(createTenant)
export const rename = action(renameTenant)
export const suspend = action(suspendTenant)
export const resume = action(resumeTenant)
export const requestDeletion = action(requestTenantDeletion)
export const undoDeletion = action(undoTenantDeletion)
export const enter = action(enterTenant, ({ slug }) => `/admin/${slug}`)
