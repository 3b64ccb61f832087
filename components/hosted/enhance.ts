/**
 * What a script adds to the hosted pages. Every page works without it (UX-H73): nothing here is needed to sign in.
 * Bundled on its own by scripts/hosted-assets.mjs; at most 5 kB.
 */
import { capsLock } from './caps-lock.ts'
import { countDown } from './count-down.ts'
import { lengthOf } from './password-needs.ts'

const all = <E extends HTMLElement>(selector: string): E[] => [...document.querySelectorAll<E>(selector)]

/** How long nothing is typed before the strength is asked for. */
const restMs = 500

/** A request that never came back must not leave a dead button. */
const giveBackAfterMs = 15_000

/** UX-H10: the button's name says what it will do; a live region says what it did. Masked again before sending. */
function revealPassword(button: HTMLButtonElement): void {
  const field = document.getElementById(button.getAttribute('aria-controls') ?? '')
  if (!(field instanceof HTMLInputElement)) return
  const said = document.getElementById(`${field.id}-said`)
  const { show = '', hide = '', saidShown = '', saidHidden = '' } = button.dataset
  const set = (visible: boolean): void => {
    field.type = visible ? 'text' : 'password'
    button.setAttribute('aria-label', visible ? hide : show)
    button.toggleAttribute('data-shown', visible)
  }
  button.parentElement?.removeAttribute('hidden')
  button.addEventListener('click', () => {
    set(field.type === 'password')
    if (said) said.textContent = field.type === 'text' ? saidShown : saidHidden
  })
  field.form?.addEventListener('submit', () => set(false))
}

/** UX-H37: what is met, in words, as one types. */
function sayNeeds(list: HTMLElement): void {
  const field = document.getElementById(list.dataset.needsOf ?? '')
  const length = list.querySelector<HTMLElement>('[data-need="length"]')
  const said = length?.querySelector('span')
  if (!(field instanceof HTMLInputElement) || !length || !said) return
  field.addEventListener('input', () => {
    const { min, max, met = '', more = '', tooMany = '' } = length.dataset
    const found = lengthOf(field.value, Number(min), Number(max))
    const words = { none: '', met, more, too_many: tooMany }[found.kind]
    said.textContent = 'count' in found ? words.replace('#', String(found.count)) : words
  })
}

/** UX-H41: how strong it is, once one rests. Advice: where no answer comes, nothing is said. */
function sayStrength(box: HTMLElement): void {
  const field = document.getElementById(box.dataset.strengthOf ?? '')
  const [bar, text] = [box.querySelector('meter'), box.querySelector('p')]
  const need = document.querySelector<HTMLElement>('[data-need="guess"]')
  const guess = need?.querySelector('span')
  const said: string[] = JSON.parse(box.dataset.strength ?? '[]')
  if (!(field instanceof HTMLInputElement) || !bar || !text || !need || !guess) return
  let timer = 0
  const ask = async (typed: string): Promise<void> => {
    const body = new URLSearchParams({ csrf: box.dataset.csrf ?? '', new_password: typed })
    const answer = await fetch(box.dataset.check ?? '', { method: 'POST', body }).catch(() => undefined)
    if (!answer?.ok || field.value !== typed) return
    const { score, guessable } = await answer.json()
    bar.value = score
    text.textContent = said[score] ?? ''
    guess.textContent = (guessable ? need.dataset.notMet : need.dataset.met) ?? ''
    bar.hidden = false
  }
  field.addEventListener('input', () => {
    clearTimeout(timer)
    guess.textContent = ''
    bar.hidden = true
    if (field.value !== '') timer = window.setTimeout(ask, restMs, field.value)
  })
}

/** UX-H12: a second press while the first is on its way sends nothing. Back brings a page that works again. */
function sendOnce(form: HTMLFormElement): void {
  let sent = false
  const buttons = form.querySelectorAll('button:not([type="button"])')
  const mark = (busy: boolean): void => {
    sent = busy
    for (const button of buttons) {
      if (busy) button.setAttribute('aria-disabled', 'true')
      else button.removeAttribute('aria-disabled')
    }
  }
  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault()
    else {
      mark(true)
      setTimeout(mark, giveBackAfterMs, false)
    }
  })
  addEventListener('pageshow', () => mark(false))
}

/** A new page puts focus on its heading or error summary (UX-H68); who types there means the field. */
function typeAhead(field: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    const resting = document.activeElement === document.body || document.activeElement?.matches('[tabindex="-1"]')
    const types = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
    if (resting && types) field.focus()
  })
}

/** UX-H27: the sixth digit sends the form, once; who comes back to correct it sends it themselves. */
function sendWhenWhole(field: HTMLInputElement): void {
  let sent = false
  field.addEventListener('input', () => {
    if (sent || field.value.replace(/[^0-9]/g, '').length !== 6) return
    sent = true
    field.form?.requestSubmit()
  })
}

function copyText(button: HTMLButtonElement): void {
  button.hidden = false
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(button.dataset.copy ?? '').then(
      () => true,
      () => false,
    )
    button.textContent = (copied ? button.dataset.copied : button.dataset.notCopied) ?? ''
  })
}

function printPage(button: HTMLButtonElement): void {
  button.hidden = false
  button.addEventListener('click', () => print())
}

all<HTMLInputElement>('input[data-otp]').forEach(sendWhenWhole)
all<HTMLButtonElement>('button[data-copy]').forEach(copyText)
all<HTMLButtonElement>('button[data-print]').forEach(printPage)
all<HTMLButtonElement>('button[data-reveal]').forEach(revealPassword)
all('[data-wait]').forEach(countDown)
all('[data-caps-for]').forEach(capsLock)
all('[data-needs-of]').forEach(sayNeeds)
all('[data-strength-of]').forEach(sayStrength)
all<HTMLFormElement>('form').forEach(sendOnce)
all('[data-first]').slice(0, 1).forEach(typeAhead)
all('[data-summary]')[0]?.focus()
/** What only a browser with passkeys can use; and whether this device could keep one, for whoever asks (UX-H35). */
if ('PublicKeyCredential' in window) {
  for (const one of all('[data-needs-passkeys]')) one.hidden = false
  const asking = all<HTMLInputElement>('input[name="platform"]')
  if (asking.length > 0)
    void PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().then((isThere) => {
      for (const field of asking) field.value = isThere ? '1' : ''
    })
}
const answer = all<HTMLFormElement>('form[data-auto]')[0]
if (answer !== undefined) HTMLFormElement.prototype.submit.call(answer)
