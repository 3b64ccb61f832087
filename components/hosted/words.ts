const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** `in 5 minutes`, never earlier than it is: seconds under a minute, else whole minutes, hours or days, rounded up. */
export function inTime(seconds: number): string {
  const [value, unit] =
    seconds < 60
      ? ([Math.max(1, Math.ceil(seconds)), 'second'] as const)
      : seconds <= 90 * 60
        ? ([Math.ceil(seconds / 60), 'minute'] as const)
        : seconds <= 48 * 3600
          ? ([Math.ceil(seconds / 3600), 'hour'] as const)
          : ([Math.ceil(seconds / 86_400), 'day'] as const)
  return `in ${value} ${unit}${value === 1 ? '' : 's'}`
}

/** `4 minutes ago`, `yesterday`. */
export function ago(then: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return relative.format(-minutes, 'minute')
  if (minutes < 24 * 60) return relative.format(-Math.floor(minutes / 60), 'hour')
  return relative.format(-Math.floor(minutes / (24 * 60)), 'day')
}

/** `Four tries left before a pause.` */
export function triesLeft(count: number): string {
  return `${numbers[count] ?? count} ${count === 1 ? 'try' : 'tries'} left before a pause.`
}
