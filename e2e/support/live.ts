import type { Page } from '@playwright/test'
import { settled } from './settled.ts'

/** Waits until a page of a portal can be used that another page of it led to, and nothing of it is under way any more. */
export async function live(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await settled(page)
}
