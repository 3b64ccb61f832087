import { exportList } from '#lib/http/export.ts'
import { mailsFile } from '../export.ts'

export const GET = exportList(mailsFile)
