/**
 * What a page does with passkeys: bundled on its own by scripts/hosted-assets.mjs, and loaded only where a page asks for one.
 * An authenticator's answer goes into the form and is sent like any other.
 */
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'

/** A challenge lives for ten minutes, and a page may be open for longer. */
const staleMs = 8 * 60_000

/** What the page carries, or where it grew old what the server says now. */
async function freshOptions(box: HTMLElement, form: HTMLFormElement, mode: string) {
  const carried = JSON.parse(box.dataset.options ?? '{}')
  if (mode === 'create' || performance.now() < staleMs) return carried
  const first = form.elements.namedItem('first') === null ? '' : '&first=1'
  const answer = await fetch(`${form.getAttribute('action')}&options=1${first}`, { redirect: 'error' }).catch(
    () => undefined,
  )
  return answer?.ok ? answer.json() : carried
}

async function ask(box: HTMLElement, mode: string, isAutofill: boolean): Promise<void> {
  const form = box.querySelector('form')
  const field = form?.elements.namedItem('answer')
  if (!(form instanceof HTMLFormElement) || !(field instanceof HTMLInputElement)) return
  const optionsJSON = await freshOptions(box, form, mode)
  const answer =
    mode === 'create'
      ? await startRegistration({ optionsJSON })
      : await startAuthentication({ optionsJSON, useBrowserAutofill: isAutofill })
  field.value = JSON.stringify(answer)
  form.requestSubmit()
}

function say(box: HTMLElement, error: unknown): void {
  const said = box.querySelector('[data-passkey-said]')
  const cause = error instanceof WebAuthnError && error.cause instanceof Error ? error.cause.name : ''
  const name = error instanceof Error ? error.name : ''
  const words: Record<string, string> = JSON.parse(box.dataset.words ?? '{}')
  if (said !== null) said.textContent = words[name] ?? words[cause] ?? words.other ?? ''
}

/**
 * UX-H2: pending as soon as the page is there, given up before a modal one, and silent: nobody asked for it yet. Begun again while its
 * challenge still lives, unless somebody has pressed the button.
 */
async function offerInForm(box: HTMLElement, isPressed: () => boolean): Promise<void> {
  if (isPressed() || !(await browserSupportsWebAuthnAutofill())) return
  setTimeout(offerInForm, staleMs, box, isPressed)
  await ask(box, 'autofill', true).catch(() => {})
}

type Signals = Partial<
  Record<'signalAllAcceptedCredentials' | 'signalCurrentUserDetails', (told: object) => Promise<void>>
>

/** UX-H50: what was removed is no longer offered, and is called as the person is now, where the browser passes it on. */
async function tellProviders(box: HTMLElement): Promise<void> {
  const told = JSON.parse(box.dataset.passkeysAccepted ?? '{}')
  const signals = PublicKeyCredential as unknown as Signals
  await signals.signalAllAcceptedCredentials?.(told)
  await signals.signalCurrentUserDetails?.(told)
}

if (browserSupportsWebAuthn()) {
  for (const box of document.querySelectorAll<HTMLElement>('[data-passkeys-accepted]'))
    tellProviders(box).catch(() => {})
  for (const one of document.querySelectorAll<HTMLElement>('[data-without-passkeys]')) one.hidden = true
  for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
    const mode = box.dataset.passkey ?? 'show'
    let isPressed = false
    box.hidden = false
    if (mode === 'autofill') void offerInForm(box, () => isPressed)
    box.querySelector('[data-passkey-go]')?.addEventListener('click', () => {
      isPressed = true
      ask(box, mode, false).catch((error: unknown) => say(box, error))
    })
  }
}
