import { receive } from '../receive.ts'

export const GET = receive
export const POST = receive
