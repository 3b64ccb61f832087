export const formatIn = () => ({
  day: (d: Date) => new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(d),
  time: (d: Date) =>
    new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(d),
  ago: (d: Date, now: Date) => `${Math.round((now.getTime() - d.getTime()) / 60000)} min ago`,
})
export type Format = ReturnType<typeof formatIn>
