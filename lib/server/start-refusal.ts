/**
 * Signet can't start as it is. `message` says why, `advice` what the operator can do about it; both are printed, the
 * process ends with status 1, and no stack is shown: it is not a bug.
 */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
  readonly advice: readonly string[]

  constructor(message: string, ...advice: string[]) {
    super(message)
    this.advice = advice
  }
}
