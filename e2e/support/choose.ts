import type { Page } from '@playwright/test'
import { settled } from './settled.ts'

/** Chooses in a combobox what is found by typing its name. */
export async function choose(page: Page, label: string, text: string): Promise<void> {
  await settled(page)
  await page.getByRole('combobox', { name: label }).fill(text)
  await page.getByRole('option', { name: text }).first().click()
}
