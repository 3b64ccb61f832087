import { exportList } from '#lib/http/export.ts'
import { sessionsFile } from '../export.ts'

export const GET = exportList(sessionsFile)
