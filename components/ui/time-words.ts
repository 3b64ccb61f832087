const units = [
  ['min', 60_000],
  ['h', 3_600_000],
] as const
const day = 86_400_000

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `23 Nov 2026` in UTC. */
export function absoluteDate(at: Date): string {
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`
}

/** `2026-11-23 14:02:11 UTC`: a time always comes with its zone. */
export function absoluteTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** `4 min ago`, `in 2 h`, `Yesterday`, `3 days ago`; beyond a week the date. */
export function relativeTime(at: Date, now: Date): string {
  const past = now.getTime() - at.getTime()
  const distance = Math.abs(past)
  if (distance < 60_000) return 'Just now'
  const days = Math.floor(distance / day)
  if (days >= 7) return absoluteDate(at)
  if (days === 1) return past > 0 ? 'Yesterday' : 'Tomorrow'
  const [unit, size] = distance < units[1][1] ? units[0] : units[1]
  const count = days > 1 ? `${days} days` : `${Math.floor(distance / size)} ${unit}`
  return past > 0 ? `${count} ago` : `in ${count}`
}
