'use server'
import { action } from '#lib/http/action.ts'
import { createTenant } from '#lib/services/tenants/create.ts'

export const create = action(createTenant)
