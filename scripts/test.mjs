// npm test: everything, on a fresh clone. Each runner counts its own tests; the last line is the sum over them.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { aptInstall, findOrInstallChromium } from './chromium.mjs'
import { root } from './fingerprint.mjs'
import { checkNode, ensureBuild, ensureDependencies, quietEnvironment, StepFailed } from './steps.mjs'

/** Ends the run with the sentence of a step that failed. */
const orEnd = (error) => {
  if (!(error instanceof StepFailed)) throw error
  console.error(`\n✖ ${error.message}\n\n0 passed, 1 failed`)
  process.exit(1)
}

try {
  checkNode()
  await ensureDependencies()
} catch (error) {
  orEnd(error)
}

const results = join(root, 'test-results')
const total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
/** What failed, by name: the end of a log is all that some machines keep. */
const failures = []

const bin = (name) => join(root, 'node_modules', '.bin', name)

function run(title, command, args, env = {}) {
  console.log(`\n── ${title}`)
  const startedAt = Date.now()
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...quietEnvironment, ...env } })
  return { ok: status === 0, seconds: Math.round((Date.now() - startedAt) / 1000) }
}

function count(title, { ok, seconds }, { passed, failed, skipped = 0 }) {
  const reallyFailed = failed === 0 && (!ok || passed === 0) ? 1 : failed
  total.passed += passed
  total.failed += reallyFailed
  total.skipped += skipped
  lines.push(
    `${title}: ${passed} passed, ${reallyFailed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`,
  )
}

/** A check without cases of its own counts as one. */
function check(title, command, args, env) {
  const outcome = run(title, command, args, env)
  count(title, outcome, outcome.ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
  return outcome.ok
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

function vitest(project) {
  const file = join(results, `vitest-${project}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const outcome = run(`vitest ${project}`, bin('vitest'), args)
  const report = readJson(file)
  const suites = report?.testResults ?? []
  const failedFiles = suites.filter((suite) => suite.status === 'failed' && !suite.assertionResults.length)
  for (const suite of failedFiles) failures.push({ name: relative(root, suite.name), why: suite.message })
  for (const suite of suites)
    for (const test of suite.assertionResults.filter(({ status }) => status === 'failed'))
      failures.push({ name: `${relative(root, suite.name)} > ${test.fullName}`, why: test.failureMessages.join('\n') })
  count(`vitest ${project}`, outcome, {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 1) + failedFiles.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  })
}

const specsOf = (suites) => suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites ?? [])])

const failureOf = ({ file, line, title, tests }) => ({
  name: `${file}:${line} > ${title}`,
  why: tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? [])).join('\n'),
})

function playwright() {
  const file = join(results, 'playwright.json')
  const outcome = run('playwright', bin('playwright'), ['test'], { SIGNET_CHROMIUM: findOrInstallChromium() })
  const report = readJson(file)
  const stats = report?.stats
  for (const spec of specsOf(report?.suites ?? []).filter(({ ok }) => !ok)) failures.push(failureOf(spec))
  count('playwright', outcome, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 1) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  })
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

// The isolation tests run on PostgreSQL 15 too where Debian's can be had; 18 is embedded.
if (!existsSync('/usr/lib/postgresql/15/bin/initdb')) aptInstall('postgresql-15')

await ensureBuild().catch(orEnd)
check('biome', bin('biome'), ['check', '--error-on-warnings', '.'])
check('typescript', bin('tsc'), ['--noEmit'])
vitest('unit')
vitest('integration')
playwright()

for (const { name, why } of failures) console.log(`\n✖ ${name}\n${stripVTControlCharacters(why ?? '').slice(0, 1_500)}`)
console.log(`\n${lines.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed === 0 ? 0 : 1
