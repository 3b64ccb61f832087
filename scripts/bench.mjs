// npm run bench -- <what>: measures what is promised in numbers, on a database of its own. `--smoke` only looks whether each is answered.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './fingerprint.mjs'
import { checkNode, ensureBuild, ensureDependencies, quietEnvironment } from './steps.mjs'

/** A suite of its own, where there is one of that name; everything else is compared with the peer. */
const [first = '', ...rest] = process.argv.slice(2)
const isSuite = /^[a-z-]+$/.test(first) && existsSync(join(root, 'e2e', 'bench', first, 'suite.ts'))
const [entry, args] = isSuite ? [join(first, 'suite'), rest] : ['main', process.argv.slice(2)]

checkNode()
await ensureDependencies()
await ensureBuild()

// Node 20 cannot run TypeScript.
const { build } = await import('esbuild')
const outfile = join(root, 'test-results', 'processes', `bench-${isSuite ? first : 'main'}.mjs`)
await build({
  entryPoints: [join(root, 'e2e', 'bench', `${entry}.ts`)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
})
const run = spawnSync(process.execPath, ['--enable-source-maps', '--expose-gc', outfile, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: quietEnvironment,
})
process.exit(run.status ?? 1)
