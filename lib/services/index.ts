import { addAdministrator } from './administrators/add.ts'
import { listAdministrators } from './administrators/list.ts'
import { removeAdministrator } from './administrators/remove.ts'
import { addClientSecret } from './clients/add-secret.ts'
import { createClient } from './clients/create.ts'
import { endClientSecret } from './clients/end-secret.ts'
import { getClient } from './clients/get.ts'
import { listClients } from './clients/list.ts'
import type { Query } from './query.ts'
import { getOwnTenant } from './tenant/get.ts'
import { createTenant } from './tenants/create.ts'
import { enterTenant } from './tenants/enter.ts'
import { getTenant } from './tenants/get.ts'
import { leaveTenant } from './tenants/leave.ts'
import { listTenants } from './tenants/list.ts'
import { renameTenant } from './tenants/rename.ts'
import { resumeTenant } from './tenants/resume.ts'
import { suspendTenant } from './tenants/suspend.ts'
import { createUser } from './users/create.ts'
import { getUser } from './users/get.ts'
import { listUsers } from './users/list.ts'
import type { Verb } from './verb.ts'

/**
 * Every use case of the product. Doors are made from it and the loop tests run over it: what is not here has no door,
 * and what is here has a permission, a schema and an example.
 */
export const registry: readonly (Verb | Query)[] = [
  getOwnTenant,
  listClients,
  getClient,
  createClient,
  addClientSecret,
  endClientSecret,
  listUsers,
  getUser,
  createUser,
  listAdministrators,
  addAdministrator,
  removeAdministrator,
  listTenants,
  getTenant,
  createTenant,
  renameTenant,
  suspendTenant,
  resumeTenant,
  enterTenant,
  leaveTenant,
]
