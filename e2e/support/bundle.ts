import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

export const root = join(fileURLToPath(import.meta.url), '..', '..', '..')

/** Node resolves `next/server` only with its extension; bundlers and Next itself add it. */
const nextFiles: Plugin = {
  name: 'next-files',
  setup(builder) {
    builder.onResolve({ filter: /^next\/(server|headers|navigation)$/ }, ({ path }) => ({
      path: `${path}.js`,
      external: true,
    }))
  },
}

const ofModules = new Set(['next-auth', '@auth/core'])

/** Packages stay where they are, except those that import Next's files without their extension. */
const packagesOutside: Plugin = {
  name: 'packages-outside',
  setup(builder) {
    builder.onResolve({ filter: /^[^.#/]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || path.startsWith('node:')) return undefined
      const name = path
        .split('/')
        .slice(0, path.startsWith('@') ? 2 : 1)
        .join('/')
      return ofModules.has(name) ? undefined : { path, external: true }
    })
  },
}

/** Compiles one of our helper processes for Node, which cannot run TypeScript. Answers where it is. */
export async function bundle(entry: string, name: string): Promise<string> {
  const outfile = join(root, 'test-results', 'processes', `${name}.mjs`)
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins: [nextFiles, packagesOutside],
  })
  return outfile
}
