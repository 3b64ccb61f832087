import { formOf, type TestBrowser, type Visited } from './browser.ts'
import type { FactorPerson } from './factor-person.ts'

const optionsOf = ({ body }: Visited): { challenge: string; rpId?: string } => {
  const text = /data-options="([^"]*)"/.exec(body)?.[1] ?? '{}'
  return JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
}

/** The form of a passkey, wherever it stands on the page, filled in by a person's software authenticator. */
export function submitPasskey(
  browser: TestBrowser,
  page: Visited,
  person: FactorPerson,
  verified: boolean,
): Promise<Visited> {
  const at = page.body.indexOf('data-passkey=')
  const { action, hidden } = formOf(page.body.slice(at))
  return browser.visit(action, { form: { ...hidden, answer: person.passkey.get(optionsOf(page), { verified }) } })
}
