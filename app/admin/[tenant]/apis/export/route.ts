import { exportList } from '#lib/http/export.ts'
import { apisFile } from '../export.ts'

export const GET = exportList(apisFile)
