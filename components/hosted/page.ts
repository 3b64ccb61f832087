import type { Brand } from '#lib/branding/brand.ts'
import type { Format } from '#lib/language/format-in.ts'
import type { Language } from '#lib/language/languages.ts'
import type { Words } from '#lib/language/words-in.ts'

/** Where the style sheet, the script and the font of the hosted pages stand (content-hashed, cached for good). */
export type HostedAssets = {
  css: string
  accountCss: string
  js: string
  passkeys: string
  picture: string
  font: string
  mark: string
}

/** What the door gives beside the view: the CSP nonce of this answer and the language the page is written in. */
export type HostedPage = {
  nonce: string
  /** The language that it is written in, its sentences, and how it writes dates and numbers. */
  language: Language
  dir: 'ltr' | 'rtl'
  assets: HostedAssets
  words: Words
  format: Format
  /** How the tenant wants it to look; undefined: as ours do. */
  brand?: Brand | undefined
  /** What every language calls itself, and where it is chosen for this page: nowhere on a preview, nor where `href` is undefined. */
  languages?: readonly { language: Language; name: string; href: string | undefined }[]
}
