import { ask } from '#e2e/support/authorization.ts'
import type { Person } from '#e2e/support/seed.ts'
import { codeOf, formOf, type Page, Visitor } from '#e2e/support/visitor.ts'
import { cpuSeconds } from '../cpu.ts'
import { pin, unpin } from '../pin.ts'
import { makePlace, type Place } from '../signet/place.ts'
import { startSignet } from '../signet/start.ts'
import { argon2Limit, costText } from './argon2-limit.ts'
import type { Alone } from './finding.ts'

/** So many sign in at a time; more than are hashed at once, so that the queue is never empty. */
const atOnce = 6
const people = 40
const limitSeconds = 3

/** A browser in a network of its own: what guards against guessing counts by network, and none of these guess. */
function stranger(number: number): Visitor {
  const network = `10.${(number >> 8) & 255}.${number & 255}.9`
  return new Visitor({ 'x-forwarded-for': network })
}

/** Runs work again and again, some at a time, until the time is over; answers how often a second it was done. */
async function perSecond(seconds: number, work: () => Promise<boolean>): Promise<number> {
  const startedAt = performance.now()
  let done = 0
  const go = async () => {
    while (performance.now() - startedAt < seconds * 1000 && (await work())) done += 1
  }
  await Promise.all(Array.from({ length: atOnce }, go))
  return done / ((performance.now() - startedAt) / 1000)
}

class SigningIn {
  #number = 0

  constructor(
    readonly place: Place,
    readonly people: readonly Person[],
  ) {}

  /** From the app to the page that asks for a password, as somebody new each time. */
  async atPassword(): Promise<{ visitor: Visitor; page: Page; person: Person }> {
    const number = this.#number++
    const person = this.people[number % this.people.length] ?? this.place.person
    const visitor = stranger(number)
    const start = await visitor.open(ask(this.place.clients.ES256).url)
    return { visitor, page: await visitor.submit(start, { username: person.email }), person }
  }

  /** The whole way, to the code. */
  async whole(): Promise<boolean> {
    const { visitor, page, person } = await this.atPassword()
    const next = await visitor.submit(page, { password: person.password })
    codeOf(next.html.includes('value="postpone"') ? await visitor.submit(next, { decision: 'postpone' }) : next)
    return true
  }
}

/** Only the password's form goes out, and only where it leads is looked at. */
async function postPassword({ visitor, page, person }: Awaited<ReturnType<SigningIn['atPassword']>>): Promise<void> {
  const { action, fields } = formOf(page)
  const { status } = await visitor.send(action, {
    method: 'POST',
    headers: { origin: new URL(page.url).origin },
    body: new URLSearchParams({ ...fields, password: person.password }),
  })
  if (status !== 303) throw new Error(`the right password was answered with ${status}`)
}

export const signIn: Alone = {
  name: 'sign-in',
  title: `sign-in without a browser; front and pages share core 0 (${costText})`,
  async run({ plan }) {
    const signet = await startSignet({ fronts: 1, env: { SIGNET_TRUSTED_PROXIES: '127.0.0.0/8,::1' } })
    try {
      const place = await makePlace(signet)
      const known = []
      for (let at = 0; at < people; at++) known.push(await place.tenant.person())
      const { fronts, pages, postgres, others } = signet.pids
      pin([process.pid], 0)
      const limit = await argon2Limit(Math.min(limitSeconds, plan.seconds))
      pin([...fronts, ...pages], 0)
      pin([...postgres, ...others, process.pid], 1)
      const signing = new SigningIn(place, known)
      await perSecond(plan.warmUpSeconds, () => signing.whole())
      const before = [cpuSeconds(fronts), cpuSeconds(pages)] as const
      let done = 0
      const whole = await perSecond(plan.seconds * plan.rounds, async () => {
        const isDone = await signing.whole()
        done += 1
        return isDone
      })
      const each = (used: number) => (1000 * used) / Math.max(1, done)
      const ofFront = each(cpuSeconds(fronts) - before[0])
      const ofPages = each(cpuSeconds(pages) - before[1])
      const alone = await passwordsAlone(signing, Math.ceil(limit * plan.seconds))
      return [
        { name: `${costText}: the limit of one core`, value: limit, unit: '/s' },
        { name: 'whole sign-ins', value: whole, unit: '/s' },
        { name: 'whole sign-ins, of the limit', value: (100 * whole) / limit, unit: '%', goal: '≥ 50 %' },
        { name: 'processor time of the front for a whole sign-in', value: ofFront, unit: 'ms' },
        { name: 'processor time of the pages for a whole sign-in, Argon2id with it', value: ofPages, unit: 'ms' },
        { name: 'password POSTs', value: alone, unit: '/s' },
        { name: 'password POSTs, of the limit', value: (100 * alone) / limit, unit: '%', goal: '≥ 85 %' },
      ]
    } finally {
      await signet.stop()
      unpin([process.pid])
    }
  },
}

/** Brings so many to the password's page first, and then measures what they send from there. */
async function passwordsAlone(signing: SigningIn, count: number): Promise<number> {
  const waiting: Awaited<ReturnType<SigningIn['atPassword']>>[] = []
  for (let at = 0; at < count; at++) waiting.push(await signing.atPassword())
  return perSecond(Number.POSITIVE_INFINITY, async () => {
    const next = waiting.pop()
    if (next !== undefined) await postPassword(next)
    return next !== undefined
  })
}
