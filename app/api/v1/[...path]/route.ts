import { rest } from '#lib/http/rest/rest.ts'
import { registry } from '#lib/services/index.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = rest(registry)
