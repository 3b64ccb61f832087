import { expect, type Page } from '@playwright/test'

/** What the keyboard met: the marks of what had the focus, in order, and what had it without showing so. */
type Walk = { met: string[]; unseen: string[] }

/**
 * UX-H68 on whatever page is open: Tab alone reaches everything that can be used, each shows that it has the focus, and
 * after the last one the page lets go. What arrow keys move in (tabs of a set, radio buttons) counts by the one that Tab reaches.
 */
export async function expectKeyboard(page: Page, what: string): Promise<void> {
  const wanted = await page.evaluate(markWhatCanBeUsed)
  const { met, unseen } = await walk(page, wanted.length + 10)
  expect(
    wanted.filter((mark) => !met.includes(mark)),
    `${what}: Tab does not reach`,
  ).toEqual([])
  expect(unseen, `${what}: has the focus, and nothing shows it`).toEqual([])
}

/** Marks each element that takes part in the order of Tab, and answers the marks. */
function markWhatCanBeUsed(): string[] {
  const all = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ]
  const taken = new Set<string>()
  const usable = all.filter((element) => {
    if (element.tabIndex < 0 || element.matches(':disabled') || element.closest('[inert]') !== null) return false
    if (!element.checkVisibility({ visibilityProperty: true })) return false
    if (!(element instanceof HTMLInputElement && element.type === 'radio')) return true
    const group = `${element.form?.id ?? ''} ${element.name}`
    const first = !taken.has(group)
    taken.add(group)
    const checked = document.querySelector<HTMLInputElement>(`input[type="radio"][name="${element.name}"]:checked`)
    return checked === null ? first : element === checked
  })
  return usable.map((element, at) => {
    const mark = `${at}: ${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`
    element.dataset.tabMark = mark
    return mark
  })
}

async function walk(page: Page, steps: number): Promise<Walk> {
  // From the very top: where something was focused or clicked before, Tab would go on from there.
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const met: string[] = []
  const unseen: string[] = []
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(whereTheFocusIs)
    // Past the last one the browser has the focus; the page has let go.
    if (at === undefined) break
    if (at.mark === undefined) continue
    if (met.includes(at.mark)) break
    met.push(at.mark)
    if (!at.shown) unseen.push(at.mark)
  }
  return { met, unseen }
}

/** What has the focus, and whether its looks say so: an outline or a shadow, its own or that of what stands around it. */
function whereTheFocusIs(): { mark: string | undefined; shown: boolean } | undefined {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  const drawn = (each: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  }
  const around = element.closest('label, .input-group, .tile')
  const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`)
  const shown = [element, around, label].some((each) => each !== null && drawn(each))
  return { mark: element.dataset.tabMark, shown }
}
