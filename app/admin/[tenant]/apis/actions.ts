'use server'
import { createApi } from '#lib/services/apis/create.ts'
import { after } from '../after.ts'

export const create = after(createApi, ({ tenant, environment }, { id }) => {
  return `/admin/${tenant}/apis/${id}?${new URLSearchParams({ environment, done: 'created' })}`
})
