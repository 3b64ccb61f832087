import { exportList } from '#lib/http/export.ts'
import { consentsFile } from '../export.ts'

export const GET = exportList(consentsFile)
