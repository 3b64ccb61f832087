/** The wall clock. Rules take time as an argument; only doors and jobs call this. */
export const now = (): Date => new Date()

/** `at` moved by a number of seconds, which may be negative. */
export const plusSeconds = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)
