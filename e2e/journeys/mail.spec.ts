import { openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'

test('UX-H29 a mail is looked at in Arabic and on a narrow screen, and its sample sent to oneself keeps its code from the list', async ({
  page,
  tenant,
}) => {
  const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  const home = `${tenant.origin}/admin/${tenant.slug}/mail`
  await openAs(page, `${home}?environment=production`, owner)
  await page.getByRole('navigation', { name: 'Views of mail' }).getByRole('link', { name: 'Preview' }).click()
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'العربية' })
  await page.getByLabel('Width').selectOption({ label: 'Narrow, as on a phone' })
  await page.getByRole('button', { name: 'Show mail' }).click()
  const letter = page.frameLocator('iframe')
  await expect(letter.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(letter.getByText('123456', { exact: true })).toBeVisible()
  await expect(letter.getByRole('link')).toHaveText('تسجيل الدخول')
  expect(await letter.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0)

  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' })
  await page.getByRole('button', { name: 'Show mail' }).click()
  await expect(letter.getByRole('heading')).toHaveText(`Bei ${tenant.displayName} anmelden`)
  await page.getByRole('button', { name: 'Send sample to me' }).click()
  await expect(page.getByText(`The sample is on its way to ${owner.email}`)).toBeVisible()
  await page.goto(`${home}?environment=production`)
  await expect(page.getByRole('row', { name: /•••••• ist Ihr Code/ })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('123456')
})
