const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** `1.4 GB`: a number of bytes in the largest unit of which there is at least one. */
export function bytesWords(bytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)))
  return `${(bytes / 1_000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}
