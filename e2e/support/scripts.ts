import { test } from './test.ts'

/** Defines tests twice: in a browser as it comes, and in one that runs no script (UX-H73). */
export function withAndWithoutScripts(define: () => void): void {
  test.describe('with JavaScript', () => {
    define()
  })
  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })
    define()
  })
}
