import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bundle.ts'

/** Every route of the account, below it, from the folders of its routes: one that is added is found here. */
export const accountRoutes = (): string[] =>
  readdirSync(join(root, 'app/t/[tenant]/[environment]/account'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .map((file) => file.replace(/\/?route\.ts$/, ''))
    .sort()
