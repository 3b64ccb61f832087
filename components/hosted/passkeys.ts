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

const words: Readonly<Record<string, string>> = {
  InvalidStateError: 'This device has a passkey for your account already.',
  NotAllowedError: 'Nothing was chosen. Try again when you are ready.',
  SecurityError: 'Passkeys can’t be used at this address.',
}

async function ask(box: HTMLElement, mode: string, isAutofill: boolean): Promise<void> {
  const form = box.querySelector('form')
  const field = form?.elements.namedItem('answer')
  if (!(form instanceof HTMLFormElement) || !(field instanceof HTMLInputElement)) return
  const optionsJSON = JSON.parse(box.dataset.options ?? '{}')
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
  if (said !== null)
    said.textContent = words[name] ?? words[cause] ?? 'That did not work. Try again, or choose another way.'
}

/** UX-H2: pending as soon as the page is there, given up before a modal one, and silent: nobody asked for it yet. */
async function offerInForm(box: HTMLElement): Promise<void> {
  if (await browserSupportsWebAuthnAutofill()) await ask(box, 'autofill', true).catch(() => {})
}

if (browserSupportsWebAuthn()) {
  for (const one of document.querySelectorAll<HTMLElement>('[data-without-passkeys]')) one.hidden = true
  for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
    const mode = box.dataset.passkey ?? 'show'
    box.hidden = false
    if (mode === 'autofill') void offerInForm(box)
    box.querySelector('[data-passkey-go]')?.addEventListener('click', () => {
      ask(box, mode, false).catch((error: unknown) => say(box, error))
    })
  }
}
