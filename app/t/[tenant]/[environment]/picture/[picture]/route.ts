import { ownPicture } from '#lib/provider/own-picture.ts'

export const GET = ownPicture
