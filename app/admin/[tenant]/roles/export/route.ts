import { exportList } from '#lib/http/export.ts'
import { rolesFile } from '../export.ts'

export const GET = exportList(rolesFile)
