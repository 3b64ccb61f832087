// npm run bench -- <suite>: measures what is promised in numbers, on a database of its own. Not part of npm test.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './fingerprint.mjs'
import { checkNode, ensureDependencies, quietEnvironment } from './steps.mjs'

const suite = process.argv[2] ?? ''
if (!/^[a-z-]+$/.test(suite) || !existsSync(join(root, 'e2e', 'bench', suite, 'suite.ts'))) {
  console.error('Say what is to be measured: npm run bench -- console')
  process.exit(2)
}
checkNode()
await ensureDependencies()

// Node 20 cannot run TypeScript.
const { build } = await import('esbuild')
const outfile = join(root, 'test-results', 'bench', `${suite}.mjs`)
await build({
  entryPoints: [join(root, 'e2e', 'bench', suite, 'suite.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
})
const run = spawnSync(process.execPath, ['--enable-source-maps', '--expose-gc', outfile, ...process.argv.slice(3)], {
  cwd: root,
  stdio: 'inherit',
  env: quietEnvironment,
})
process.exit(run.status ?? 1)
