import { accessChoices } from './access/choices.ts'
import { explainAccess } from './access/explain.ts'
import { whoMay } from './access/who-may.ts'
import { listAdministrators } from './administrators/list.ts'
import { createApiKey } from './api-keys/create.ts'
import { listApiKeys } from './api-keys/list.ts'
import { revokeApiKey } from './api-keys/revoke.ts'
import { changeApi } from './apis/change.ts'
import { createApi } from './apis/create.ts'
import { deleteApi } from './apis/delete.ts'
import { exportApis } from './apis/export.ts'
import { getApi } from './apis/get.ts'
import { listApis } from './apis/list.ts'
import { usersOfApi } from './apis/users-of.ts'
import { createAssignment } from './assignments/create.ts'
import { listAssignments } from './assignments/list.ts'
import { removeAssignment } from './assignments/remove.ts'
import { brandingUseCases } from './branding/use-cases.ts'
import { clientUseCases } from './clients/use-cases.ts'
import { changeDefaults } from './defaults/change.ts'
import { getDefaults } from './defaults/get.ts'
import { listDefaults } from './defaults/list.ts'
import { getDelivery } from './delivery/get.ts'
import { listOwnMails } from './delivery/list-own.ts'
import { sendTestMail } from './delivery/send-test.ts'
import { getBlockedWords } from './directories/blocked-words.ts'
import { changeBlockedWords } from './directories/change-blocked-words.ts'
import { changeLockedFields } from './directories/change-locked-fields.ts'
import { createDirectory } from './directories/create.ts'
import { listDirectories } from './directories/list.ts'
import { renameDirectory } from './directories/rename.ts'
import { changeEnvironment } from './environments/change.ts'
import { changeSignUpDomains } from './environments/change-sign-up-domains.ts'
import { createEnvironment } from './environments/create.ts'
import { deleteEnvironment } from './environments/delete.ts'
import { getEnvironment } from './environments/get.ts'
import { listEnvironments } from './environments/list.ts'
import { resumeEnvironment } from './environments/resume.ts'
import { suspendEnvironment } from './environments/suspend.ts'
import { groupUseCases } from './groups/use-cases.ts'
import { getHealth } from './health/get.ts'
import { overviewJobs } from './health/jobs.ts'
import { overviewKeys } from './health/keys.ts'
import { checkImport } from './imports/check.ts'
import { failedRows } from './imports/failed-rows.ts'
import { getImport } from './imports/get.ts'
import { importUsers } from './imports/run.ts'
import { uploadImport } from './imports/upload.ts'
import { invitationUseCases } from './invitations/use-cases.ts'
import { compromiseKey } from './keys/compromise.ts'
import { listKeys } from './keys/list.ts'
import { rotateKey } from './keys/rotate.ts'
import { setKeySchedule } from './keys/set-schedule.ts'
import { exportMails } from './mail/export.ts'
import { getMail } from './mail/get.ts'
import { listMails } from './mail/list.ts'
import { previewMail } from './mail/preview.ts'
import { sendSampleMail } from './mail/send-sample.ts'
import { addOperator } from './operators/add.ts'
import { changeOperatorRole } from './operators/change-role.ts'
import { listOperators } from './operators/list.ts'
import { removeOperator } from './operators/remove.ts'
import { addPermission } from './permissions/add.ts'
import { changePermission } from './permissions/change.ts'
import { deletePermission } from './permissions/delete.ts'
import { permissionImpact } from './permissions/impact.ts'
import { pickApis } from './pick/apis.ts'
import { pickClients } from './pick/clients.ts'
import { pickEnvironments } from './pick/environments.ts'
import { pickGroups } from './pick/groups.ts'
import { pickPermissions } from './pick/permissions.ts'
import { pickRoles } from './pick/roles.ts'
import { pickTenants } from './pick/tenants.ts'
import { pickUsers } from './pick/users.ts'
import { playgroundUseCases } from './playground/use-cases.ts'
import { policyUseCases } from './policies/use-cases.ts'
import { promotionUseCases } from './promotion/use-cases.ts'
import type { Query } from './query.ts'
import { roleUseCases } from './roles/use-cases.ts'
import { sessionUseCases } from './sessions/use-cases.ts'
import { changeTenantSettings } from './tenant/change.ts'
import { getOwnTenant } from './tenant/get.ts'
import { createTenant } from './tenants/create.ts'
import { enterTenant } from './tenants/enter.ts'
import { exportTenants } from './tenants/export.ts'
import { getTenant } from './tenants/get.ts'
import { leaveTenant } from './tenants/leave.ts'
import { listTenants } from './tenants/list.ts'
import { overviewTenants } from './tenants/overview.ts'
import { renameTenant } from './tenants/rename.ts'
import { requestTenantDeletion } from './tenants/request-deletion.ts'
import { resumeTenant } from './tenants/resume.ts'
import { suspendTenant } from './tenants/suspend.ts'
import { undoTenantDeletion } from './tenants/undo-deletion.ts'
import { inspectToken } from './tokens/inspect.ts'
import { trailUseCases } from './trail/use-cases.ts'
import { userUseCases } from './users/use-cases.ts'
import type { Verb } from './verb.ts'
import { deleteView } from './views/delete.ts'
import { listViews } from './views/list.ts'
import { renameView } from './views/rename.ts'
import { saveView } from './views/save.ts'
import { webhookUseCases } from './webhooks/use-cases.ts'

/**
 * Every use case of the product. Doors are made from it and the loop tests run over it: what is not here has no door,
 * and what is here has a permission, a schema and an example. A folder with many lists its own in `use-cases.ts`.
 */
export const registry: readonly (Verb | Query)[] = [
  getOwnTenant,
  listViews,
  saveView,
  renameView,
  deleteView,
  ...trailUseCases,
  pickApis,
  pickClients,
  pickEnvironments,
  pickGroups,
  pickPermissions,
  pickRoles,
  pickTenants,
  pickUsers,
  changeTenantSettings,
  listEnvironments,
  getEnvironment,
  createEnvironment,
  changeEnvironment,
  changeSignUpDomains,
  suspendEnvironment,
  resumeEnvironment,
  deleteEnvironment,
  ...promotionUseCases,
  listDirectories,
  createDirectory,
  renameDirectory,
  getBlockedWords,
  changeBlockedWords,
  changeLockedFields,
  listKeys,
  rotateKey,
  compromiseKey,
  setKeySchedule,
  ...clientUseCases,
  accessChoices,
  explainAccess,
  whoMay,
  ...playgroundUseCases,
  inspectToken,
  ...userUseCases,
  ...sessionUseCases,
  ...policyUseCases,
  ...brandingUseCases,
  listApis,
  exportApis,
  getApi,
  usersOfApi,
  createApi,
  changeApi,
  deleteApi,
  permissionImpact,
  addPermission,
  changePermission,
  deletePermission,
  ...roleUseCases,
  listAssignments,
  createAssignment,
  removeAssignment,
  uploadImport,
  getImport,
  checkImport,
  importUsers,
  failedRows,
  ...groupUseCases,
  listAdministrators,
  listApiKeys,
  createApiKey,
  revokeApiKey,
  ...invitationUseCases,
  listMails,
  exportMails,
  getMail,
  previewMail,
  sendSampleMail,
  getDelivery,
  listOwnMails,
  sendTestMail,
  ...webhookUseCases,
  overviewTenants,
  listTenants,
  exportTenants,
  getTenant,
  createTenant,
  renameTenant,
  suspendTenant,
  resumeTenant,
  requestTenantDeletion,
  undoTenantDeletion,
  enterTenant,
  leaveTenant,
  listOperators,
  addOperator,
  changeOperatorRole,
  removeOperator,
  listDefaults,
  getDefaults,
  changeDefaults,
  overviewKeys,
  overviewJobs,
  getHealth,
]
