import { exportList } from '#lib/http/export.ts'
import { trailFile } from '../export.ts'

export const GET = exportList(trailFile, 'platform')
