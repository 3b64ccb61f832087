import { pageHeaders } from '../error-page.ts'
import type { ProtocolResponse } from '../protocol.ts'

const submit = 'document.forms[0].submit()'

/** SHA-256 of `submit`: the one script that may run. A test recomputes it. */
export const submitHash = 'sha256-ePniVEkSivX/c7XWBGafqh8tSpiRrKiqYeqbG7N1TOE='

/** No form-action: browsers apply it to where the app redirects afterwards, too. */
const policy = `default-src 'none'; script-src '${submitHash}'; base-uri 'none'; frame-ancestors 'none'`

/** OAuth 2.0 Form Post Response Mode. Without JavaScript the button does it. Values are the caller's and hostile (A39). */
export function formPost(action: string, values: Record<string, string>): ProtocolResponse {
  const inputs = Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('')
  const form = `<form method="post" action="${escaped(action)}">${inputs}<button type="submit">Continue</button></form>`
  return {
    status: 200,
    headers: { ...pageHeaders, 'content-security-policy': policy },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Continue</title><body>${form}<script>${submit}</script></body></html>`,
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Line ends are escaped too: HTML would normalize a bare CR, and `state` must come back unchanged. */
const escaped = (text: string): string =>
  text.replace(/[&<>"'\r\n]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`)
