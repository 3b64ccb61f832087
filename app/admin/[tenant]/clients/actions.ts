'use server'
import { action } from '#lib/http/action.ts'
import { addClientSecret } from '#lib/services/clients/add-secret.ts'
import { createClient } from '#lib/services/clients/create.ts'
import { endClientSecret } from '#lib/services/clients/end-secret.ts'

export const create = action(createClient)
export const addSecret = action(addClientSecret)
export const endSecret = action(endClientSecret)
