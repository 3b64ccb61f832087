import { renameSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { join } from 'node:path'

/**
 * Loaded before the front (`--import`): SIGUSR2 begins a CPU profile of its JavaScript, and the next one writes it. Every process
 * of the server loads it, and only fronts do anything.
 */
const dir = process.env.BENCH_PROFILE_DIR
const intervalMicros = 250

if (dir !== undefined && process.env.SIGNET_INTERNAL_ROLE === 'front') {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.setSamplingInterval', { interval: intervalMicros })
  let written = 0
  let isRunning = false
  process.on('SIGUSR2', () => {
    isRunning = !isRunning
    if (isRunning) {
      session.post('Profiler.start')
      writeFileSync(join(dir, `${process.pid}.${written}.begun`), '')
      return
    }
    session.post('Profiler.stop', (error, stopped) => {
      if (error !== null) throw error
      // Whoever waits for the file finds all of it.
      const file = join(dir, `${process.pid}.${written++}`)
      writeFileSync(`${file}.part`, JSON.stringify(stopped.profile))
      renameSync(`${file}.part`, `${file}.cpuprofile`)
    })
  })
}
