import { configurationFile } from '../configuration-file.ts'

export const GET = configurationFile
