import { exportList } from '#lib/http/export.ts'
import { usersFile } from '../export.ts'

export const GET = exportList(usersFile)
