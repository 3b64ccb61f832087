'use server'
import { action } from '#lib/http/action.ts'
import { enterTenant } from '#lib/services/tenants/enter.ts'
import { renameTenant } from '#lib/services/tenants/rename.ts'
import { requestTenantDeletion } from '#lib/services/tenants/request-deletion.ts'
import { resumeTenant } from '#lib/services/tenants/resume.ts'
import { suspendTenant } from '#lib/services/tenants/suspend.ts'
import { undoTenantDeletion } from '#lib/services/tenants/undo-deletion.ts'
import { onTenant } from './on-tenant.ts'

export const rename = onTenant(renameTenant, 'settings', 'renamed')
export const suspend = onTenant(suspendTenant, 'danger', 'suspended')
export const resume = onTenant(resumeTenant, 'danger', 'resumed')
export const requestDeletion = onTenant(requestTenantDeletion, 'danger', 'deleting')
export const undoDeletion = onTenant(undoTenantDeletion, 'danger', 'undone')
export const enter = action(enterTenant, ({ slug }) => `/admin/${slug}`)
