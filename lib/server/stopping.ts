const sameWishMs = 1_500

/**
 * Calls `stop` once, when the terminal, the system or the launcher wants an end; calls `force` when somebody insists. The
 * terminal and the launcher may both pass on one Ctrl-C, so what follows at once is the same wish.
 */
export function whenWantedToStop(stop: (reason: string) => void, force: () => void): void {
  let firstAt: number | undefined
  const want = (reason: string) => {
    const at = performance.now()
    if (firstAt === undefined) {
      firstAt = at
      stop(reason)
    } else if (at - firstAt > sameWishMs) force()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => want(signal))
  // The launcher was killed outright: nobody is left who could stop us.
  if (process.env.SIGNET_LAUNCHED === '1') process.once('disconnect', () => want('launcher gone'))
}
