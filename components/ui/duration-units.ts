/** The units of a duration that people name, the largest first, in seconds. */
export const durationUnits = [86_400, 3_600, 60, 1] as const

/** The largest unit that a number of seconds is a whole number of. */
export const unitOf = (seconds: number): number => durationUnits.find((unit) => seconds % unit === 0) ?? 1
