import { clientAccess } from './access.ts'
import { addClientSecret } from './add-secret.ts'
import { changeClient } from './change.ts'
import { createClient } from './create.ts'
import { deleteClient } from './delete.ts'
import { disableClient } from './disable.ts'
import { enableClient } from './enable.ts'
import { endClientSecret } from './end-secret.ts'
import { exportClients } from './export.ts'
import { getClient } from './get.ts'
import { clientLifetimes } from './lifetimes.ts'
import { listClients } from './list.ts'
import { clientLosses } from './losses.ts'
import { clientPeople } from './people.ts'
import { previewToken } from './preview-token.ts'
import { rotateClientSecret } from './rotate-secret.ts'
import { setClientAccess } from './set-access.ts'
import { setClientJwks } from './set-jwks.ts'

/** The use cases of clients, in the order of the console. */
export const clientUseCases = [
  listClients,
  exportClients,
  getClient,
  createClient,
  addClientSecret,
  endClientSecret,
  previewToken,
  rotateClientSecret,
  changeClient,
  setClientJwks,
  setClientAccess,
  disableClient,
  enableClient,
  deleteClient,
  clientAccess,
  clientLifetimes,
  clientPeople,
  clientLosses,
] as const
