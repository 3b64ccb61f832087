/** What the person at the terminal reads. Everything else goes to the log. */
export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`)
}

/** Announces a step that may take a while, runs it, and says how long it took when that is worth a word. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  say(`  ${name} …`)
  const result = await work()
  const seconds = (performance.now() - started) / 1000
  if (seconds >= 2) say(`  ${name}: done in ${seconds.toFixed(1)} s`)
  return result
}
