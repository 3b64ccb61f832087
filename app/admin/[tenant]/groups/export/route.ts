import { exportList } from '#lib/http/export.ts'
import { groupsFile } from '../export.ts'

export const GET = exportList(groupsFile)
