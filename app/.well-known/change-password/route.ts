import { changePassword } from '#lib/provider/account/change-password.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = changePassword()
