/** UX-H11: a notice that comes and goes with the key, and stops nobody. Its words are in `data-caps`. */
export function capsLock(notice: HTMLElement): void {
  const field = document.getElementById(notice.dataset.capsFor ?? '')
  const show = (event: KeyboardEvent): void => {
    const text = event.getModifierState?.('CapsLock') ? (notice.dataset.caps ?? '') : ''
    if (notice.textContent !== text) notice.textContent = text
  }
  field?.addEventListener('keydown', show)
  field?.addEventListener('keyup', show)
  field?.addEventListener('blur', () => {
    notice.textContent = ''
  })
}
