import type { Format } from '#lib/language/format-in.ts'
import type { Words } from '#lib/language/words-in.ts'

/** Where the style sheet, the script and the font of the hosted pages stand (content-hashed, cached for good). */
export type HostedAssets = { css: string; accountCss: string; js: string; passkeys: string; font: string; mark: string }

/** What the door gives beside the view: the CSP nonce of this answer and the language the page is written in. */
export type HostedPage = {
  nonce: string
  lang?: 'en' | undefined
  assets: HostedAssets
  words: Words
  format: Format
}
