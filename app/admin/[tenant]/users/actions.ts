'use server'
import { action } from '#lib/http/action.ts'
import { createUser } from '#lib/services/users/create.ts'

export const create = action(createUser)
