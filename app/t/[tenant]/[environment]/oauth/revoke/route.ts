import { nextDoor } from '#lib/provider/next-door.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = nextDoor('revoke')
