import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isStamped, root, sourcesFingerprint, stamp } from './fingerprint.mjs'
import { areDependenciesInstalled } from './installed.mjs'

const buildStamp = 'dist/.stamp'
const needed = [20, 19]

/** A step failed. The message says what to do; no stack is shown. */
export class StepFailed extends Error {}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return
  throw new StepFailed(
    `Signet needs Node.js ${needed.join('.')} or newer; this is ${process.versions.node}.\nInstall a current one from https://nodejs.org or with your version manager.`,
  )
}

/** Runs a program of this project to its end. Its output is the progress that the person sees. */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options })
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (...ended) => resolve(ended))
  })
  if (code !== 0) throw new StepFailed(`${command} ${args.join(' ')} failed (${signal ?? `status ${code}`}).`)
}

/** Runs a program whose output is of interest only when it fails. */
export async function runQuietly(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk
    })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new StepFailed(`${command} ${args.join(' ')} failed:\n${output}`)
}

/** A path that every tool of the build accepts where it wants a program that it will not need. */
export const idleProgram = ['/bin/true', '/usr/bin/true'].find((path) => existsSync(path)) ?? process.execPath

/** What tools must know to work without a network: nothing is downloaded, nothing is reported. */
export const quietEnvironment = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: idleProgram,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
  NEXT_TELEMETRY_DISABLED: '1',
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(0)} s`

/** Installs what package-lock.json names, unless that is what is installed. */
export async function ensureDependencies() {
  if (areDependenciesInstalled()) return
  console.log('\n▸ Installing what Signet is made of (once; a minute or two) …')
  const started = performance.now()
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  // Everything is needed to build, also where NODE_ENV says production.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  await run(command, [...first, ...args], { env: { ...quietEnvironment, NODE_ENV: undefined } })
  console.log(`  installed in ${seconds(started)}`)
}

/** Builds, unless what is built was made from these sources. */
export async function ensureBuild() {
  const fingerprint = sourcesFingerprint()
  if (isStamped(buildStamp, fingerprint) && existsSync(join(root, '.next/BUILD_ID'))) return
  console.log('\n▸ Building (once for each change of the sources; about a minute) …')
  const started = performance.now()
  await run(process.execPath, ['scripts/build.mjs'])
  stamp(buildStamp, fingerprint)
  console.log(`  built in ${seconds(started)}`)
}
