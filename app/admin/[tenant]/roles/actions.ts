'use server'
import { createRole } from '#lib/services/roles/create.ts'
import { duplicateRole } from '#lib/services/roles/duplicate.ts'
import { type At, after } from '../after.ts'

const toRole = ({ tenant, environment }: At, { id }: { id: string }): string =>
  `/admin/${tenant}/roles/${id}?${new URLSearchParams({ environment, done: 'created' })}`

export const create = after(createRole, toRole)
export const duplicate = after(duplicateRole, toRole)
