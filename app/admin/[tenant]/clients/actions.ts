'use server'
import { action } from '#lib/http/action.ts'
import { createClient } from '#lib/services/clients/create.ts'

export const create = action(createClient)
