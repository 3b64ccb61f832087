import { brandPicture } from '#lib/provider/brand-picture.ts'

export const GET = brandPicture
