import { previewPage } from '../preview-page.ts'

export const GET = previewPage
export const POST = previewPage
