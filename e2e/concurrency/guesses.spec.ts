import { ask } from '#e2e/support/authorization.ts'
import { expect, test } from '#e2e/support/test.ts'
import { codeOf, type Page, Visitor } from '#e2e/support/visitor.ts'

const guesses = 200
/** The built-in policy: five free attempts, then delays that double from two seconds. */
const free = 5
const firstDelay = 2

/** How many attempts the policy lets through in a time: the free ones, and one after each delay. */
function allowedWithin(seconds: number): number {
  let [count, waited] = [free, 0]
  for (let delay = firstDelay; waited + delay <= seconds; delay *= 2) {
    waited += delay
    count++
  }
  return count
}

test('ASVS 6.3.1 of two hundred parallel guesses through two fronts no more are looked at than the policy allows, and the person signs in meanwhile on a known device', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  const known = new Visitor()
  codeOf(await signedIn(known, ask(client).url))

  async function signedIn(visitor: Visitor, url: string): Promise<Page> {
    const page = await visitor.signIn(await visitor.open(url), person)
    return page.html.includes('value="allow"') ? visitor.submit(page, { decision: 'allow' }) : page
  }

  const strangers = Array.from({ length: guesses }, () => new Visitor())
  const pages: Page[] = []
  for (let from = 0; from < guesses; from += 20) {
    const some = strangers.slice(from, from + 20)
    pages.push(
      ...(await Promise.all(
        some.map(async (one) => one.submit(await one.open(ask(client).url), { username: person.email })),
      )),
    )
  }
  const startedAt = Date.now()
  const guessing = strangers.map((one, n) => one.submit(pages[n] as Page, { password: `guess number ${n}` }))
  const meanwhile = signedIn(known, ask(client, { prompt: 'login' }).url)
  const answers = await Promise.all(guessing)
  const seconds = (Date.now() - startedAt) / 1000

  const looked = answers.filter(({ status }) => status === 400).length
  const refused = answers.filter(({ status }) => status === 429).length
  const busy = answers.filter(({ status }) => status === 503).length
  expect(looked + refused + busy).toBe(guesses)
  expect(looked).toBeGreaterThan(0)
  expect(looked).toBeLessThanOrEqual(allowedWithin(seconds))
  expect(codeOf(await meanwhile)).toBeTruthy()
  for (const { html } of answers.filter(({ status }) => status === 429)) expect(html).toMatch(/in \d+ (second|minute)/)
})
