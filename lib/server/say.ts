let isQuiet = false

/** Leaves out the announcements of steps, for commands whose answer is all that matters. */
export const quiet = (): void => {
  isQuiet = true
}

/** What the person at the terminal reads. Everything else goes to the log. */
export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`)
}

/** Announces a step that may take a while, runs it, and says how long it took when that is worth a word. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  if (!isQuiet) say(`  ${name} …`)
  const result = await work()
  const seconds = (performance.now() - started) / 1000
  if (seconds >= 2 && !isQuiet) say(`  ${name}: done in ${seconds.toFixed(1)} s`)
  return result
}
