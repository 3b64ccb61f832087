import { launch } from './launch.mjs'
import { checkNode, ensureBuild, ensureDependencies } from './steps.mjs'

try {
  checkNode()
  await ensureDependencies()
  await ensureBuild()
  launch('main.js', process.argv.slice(2))
} catch (error) {
  console.error(`\n✖ ${error.message}`)
  process.exitCode = 1
}
