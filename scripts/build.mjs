import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './fingerprint.mjs'
import { quietEnvironment, run, runQuietly, StepFailed } from './steps.mjs'

const bin = (name) => join(root, 'node_modules', '.bin', name)
const env = { ...quietEnvironment, NODE_ENV: 'production' }

/** The processes of lib/server, each an entry of its own over shared chunks; packages stay in node_modules. */
async function buildServer() {
  const { build } = await import('esbuild')
  const entries = ['main', 'front', 'pages', 'jobs', 'signet']
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries.map((name) => [name, `lib/server/${name}.ts`])),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'warning',
  })
}

async function main() {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  console.log('  database client')
  await runQuietly(bin('prisma'), ['generate', '--config', 'prisma/prisma.config.ts'], { env })
  console.log('  hosted pages')
  await run(process.execPath, ['scripts/hosted-assets.mjs'], { env })
  console.log('  portal')
  await run(bin('next'), ['build'], { env })
  console.log('  server')
  await buildServer()
}

main().catch((error) => {
  console.error(error instanceof StepFailed ? `\n✖ ${error.message}` : error)
  process.exitCode = 1
})
