import { accountOfTenant } from '#lib/provider/account/of-tenant.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = accountOfTenant()
