'use server'
import { action } from '#lib/http/action.ts'
import { addClientSecret } from '#lib/services/clients/add-secret.ts'
import { changeClient } from '#lib/services/clients/change.ts'
import { deleteClient } from '#lib/services/clients/delete.ts'
import { disableClient } from '#lib/services/clients/disable.ts'
import { enableClient } from '#lib/services/clients/enable.ts'
import { endClientSecret } from '#lib/services/clients/end-secret.ts'
import { revokeClientConsents } from '#lib/services/clients/revoke-consents.ts'
import { rotateClientSecret } from '#lib/services/clients/rotate-secret.ts'
import { setClientAccess } from '#lib/services/clients/set-access.ts'
import { setClientJwks } from '#lib/services/clients/set-jwks.ts'
import { signOutClient } from '#lib/services/clients/sign-out.ts'
import { lastOfClient, onClient } from './at.ts'

export const saveSettings = onClient(changeClient, 'settings', 'saved')
export const saveScopes = onClient(changeClient, 'access', 'accessSaved')
export const saveAccess = onClient(setClientAccess, 'access', 'accessSaved')
export const saveKeys = onClient(setClientJwks, 'credentials', 'keysSaved')
export const rotateSecret = action(rotateClientSecret)
export const addSecret = action(addClientSecret)
export const endSecret = onClient(endClientSecret, 'credentials', 'ended')
export const disable = onClient(disableClient, 'danger', 'disabled')
export const enable = onClient(enableClient, 'danger', 'enabled')
export const signOut = onClient(signOutClient, 'danger', 'signedOut')
export const revokeConsents = onClient(revokeClientConsents, 'danger', 'consentsRevoked')
export const remove = lastOfClient(deleteClient)
