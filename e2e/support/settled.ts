import type { Page } from '@playwright/test'

/** How React keeps its root on the document. */
type Rooted = Record<
  string,
  { stateNode: { current: { memoizedState: { isDehydrated?: boolean } | null } } } | undefined
>

/**
 * Waits until the page is all there, and its scripts, where it has any that take it over, have done so: what is typed or
 * pressed before that reaches nobody. Where no scripts run, a page is there once it is loaded. Whatever page comes after it
 * meanwhile, as where a passkey signs in by itself, is waited for as well.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.waitForFunction(() => {
    const isTakenOver = document.querySelector('script[src*="/_next/"]') !== null
    if (!isTakenOver || matchMedia('(scripting: none)').matches) return true
    const root = Object.entries(document as unknown as Rooted).find(([key]) => key.startsWith('__reactContainer$'))?.[1]
    if (root?.stateNode.current.memoizedState?.isDehydrated !== false) return false
    // Effects run when the browser next has nothing else to do; so does this.
    const state = window as { isSettled?: boolean }
    if (state.isSettled === undefined) {
      state.isSettled = false
      requestIdleCallback(() => {
        state.isSettled = true
      })
    }
    return state.isSettled
  })
}
