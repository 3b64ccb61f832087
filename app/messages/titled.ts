import type { Metadata } from 'next'
import type { english } from './en/index.ts'
import { speak } from './speak.ts'
import { words } from './words.ts'

/** What a page is called in the browser's tab and history, in the visitor's language. */
export const titled = (title: keyof (typeof english)['titles']) => async (): Promise<Metadata> => {
  await speak()
  return { title: words('titles')(title) }
}
