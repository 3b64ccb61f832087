import { failedFile } from '../failed-file.ts'

export const GET = failedFile
