import { requestContext } from '#lib/kernel/context.ts'
import { deviceOf } from '../device.ts'

const time = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** Which device asked, from where and when, for whoever reads the mail to know whether it was them (UX-H29). */
export function askedFrom(now: Date): string {
  const { ip, userAgent } = requestContext()
  const { name } = deviceOf(userAgent ?? null)
  return `${name === 'Unknown device' ? 'an unknown device' : name} at the address ${ip}, on ${time.format(now)} UTC`
}
