import { receive } from '../receive.ts'

export const GET = receive
