/**
 * UX-H28, H69: the button before a box waits for `data-wait` seconds, with a clock in the box that no screen reader reads out. That
 * the button may be pressed is said once, in the live region.
 */
export function countDown(box: HTMLElement): void {
  const button = box.previousElementSibling as HTMLButtonElement
  const [seen, said] = box.children as unknown as [HTMLElement, HTMLElement]
  const { wait, left = '', now = '' } = box.dataset
  const until = Date.now() + Number(wait) * 1000
  const tick = (): void => {
    const rest = until - Date.now()
    button.disabled = rest > 0
    seen.textContent = rest > 0 ? left.replace('#', clock(rest)) : ''
    if (rest > 0) setTimeout(tick, 250)
    else said.textContent = now
  }
  tick()
}

/** `01:05`. */
const clock = (ms: number): string => new Date(ms + 999).toISOString().slice(14, 19)
