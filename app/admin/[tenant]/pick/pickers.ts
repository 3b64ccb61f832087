import type { Pickers } from '#lib/http/pick.ts'
import { pickApis } from '#lib/services/pick/apis.ts'
import { pickClients } from '#lib/services/pick/clients.ts'
import { pickEnvironments } from '#lib/services/pick/environments.ts'
import { pickGroups } from '#lib/services/pick/groups.ts'
import { pickPermissions } from '#lib/services/pick/permissions.ts'
import { pickRoles } from '#lib/services/pick/roles.ts'
import { pickUsers } from '#lib/services/pick/users.ts'

/** What the comboboxes of a tenant's portal choose from. */
export const pickers: Pickers = {
  users: pickUsers,
  groups: pickGroups,
  roles: pickRoles,
  clients: pickClients,
  apis: pickApis,
  permissions: pickPermissions,
  environments: pickEnvironments,
}
