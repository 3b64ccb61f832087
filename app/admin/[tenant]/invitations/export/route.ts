import { exportList } from '#lib/http/export.ts'
import { invitationsFile } from '../export.ts'

export const GET = exportList(invitationsFile)
