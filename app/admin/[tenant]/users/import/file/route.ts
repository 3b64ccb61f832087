import { receiveFile } from '#lib/http/receive-file.ts'
import { importFile } from '../import-file.ts'

export const POST = receiveFile(importFile)
