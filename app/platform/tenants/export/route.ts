import { exportList } from '#lib/http/export.ts'
import { tenantsFile } from '../export.ts'

export const GET = exportList(tenantsFile, 'platform')
