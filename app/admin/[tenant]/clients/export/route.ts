import { exportList } from '#lib/http/export.ts'
import { clientsFile } from '../export.ts'

export const GET = exportList(clientsFile)
