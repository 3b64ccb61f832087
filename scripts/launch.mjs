import { fork } from 'node:child_process'
import { join } from 'node:path'
import { root } from './fingerprint.mjs'

/**
 * Runs an entry of `dist` in this terminal and ends as it ends. Signals are passed on; and should this process be killed
 * outright, the channel between the two breaks, and the other one stops in good order by itself.
 */
export function launch(entry, args) {
  const child = fork(join(root, 'dist', entry), args, {
    cwd: root,
    execArgv: ['--enable-source-maps'],
    env: { ...process.env, NODE_ENV: 'production', SIGNET_LAUNCHED: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)))
}
