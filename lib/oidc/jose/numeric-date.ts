/** RFC 7519 §2: seconds since the epoch, whole. */
export const numericDate = (at: Date): number => Math.floor(at.getTime() / 1000)

/** RFC 7519 §2: the moment that so many seconds since the epoch name. */
export const fromNumericDate = (seconds: number): Date => new Date(seconds * 1000)

/** The moment so many seconds later; earlier when they are negative. */
export const plusSeconds = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)

/** RFC 7519 §2: a number of seconds that a Date can hold, not negative; fractions are allowed. */
export const isNumericDate = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 1e11
