import { formatIn } from '#lib/language/format-in.ts'
import { wordsIn } from '#lib/language/words-in.ts'
import type { HostedPage } from '../page.ts'

/** Everything around a view that a test does not care about. */
export const testPage: HostedPage = {
  nonce: 'bm9uY2U',
  language: 'en',
  dir: 'ltr',
  words: wordsIn('en'),
  format: formatIn('en'),
  assets: {
    css: '/hosted/hosted.A.css',
    accountCss: '/hosted/account.A.css',
    js: '/hosted/enhance.A.js',
    passkeys: '/hosted/passkeys.A.js',
    picture: '/hosted/picture.A.js',
    font: '/hosted/f.woff2',
    mark: '/hosted/m.svg',
  },
}
