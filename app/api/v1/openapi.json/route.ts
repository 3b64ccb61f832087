import { openApiDoor } from '#lib/http/rest/openapi-door.ts'
import { registry } from '#lib/services/index.ts'

export const GET = openApiDoor(registry)
