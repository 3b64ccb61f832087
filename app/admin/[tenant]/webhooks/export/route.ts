import { exportList } from '#lib/http/export.ts'
import { webhooksFile } from '../export.ts'

export const GET = exportList(webhooksFile)
