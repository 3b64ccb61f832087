/**
 * Bundles the hosted pages' style sheet and script under content hashes (UX-H77), before `next build`.
 * Writes public/hosted/* and components/hosted/assets.generated.json; both are git-ignored.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { withoutLightDark } from './older-browsers.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'public', 'hosted')

/** Adds each sheet's colours for browsers without light-dark(); before hashing, so that the name tells. */
const olderBrowsers = {
  name: 'older-browsers',
  setup(bundle) {
    bundle.onLoad({ filter: /components\/styles\/[\w-]+\.css$/ }, async ({ path }) => {
      const css = await readFile(path, 'utf8')
      return { contents: `${css}\n${withoutLightDark(css)}`, loader: 'css' }
    })
  },
}

/** Bundles into `outdir` and answers the manifest: where each piece stands, as a path on our origin. */
export async function buildHostedAssets({
  outdir = out,
  manifest = join(root, 'components/hosted/assets.generated.json'),
} = {}) {
  await rm(outdir, { recursive: true, force: true })
  await mkdir(outdir, { recursive: true })
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      hosted: 'components/styles/hosted-sheet.css',
      account: 'components/styles/account-sheet.css',
      enhance: 'components/hosted/enhance.ts',
      passkeys: 'components/hosted/passkeys.ts',
      picture: 'components/hosted/shrink-picture.ts',
      mark: 'app/icon.svg',
    },
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    outdir,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    plugins: [olderBrowsers],
    loader: { '.woff2': 'file', '.svg': 'copy' },
    logLevel: 'warning',
  })
  const made = Object.keys(result.metafile.outputs).map((path) => basename(path))
  const find = (pattern) => {
    const name = made.find((each) => pattern.test(each))
    if (name === undefined) throw new Error(`hosted assets: nothing matches ${pattern}`)
    return `/hosted/${name}`
  }
  const assets = {
    css: find(/^hosted\..*\.css$/),
    accountCss: find(/^account\..*\.css$/),
    js: find(/^enhance\..*\.js$/),
    passkeys: find(/^passkeys\..*\.js$/),
    picture: find(/^picture\..*\.js$/),
    font: find(/^geist-latin-wght-normal\..*\.woff2$/),
    mark: find(/^mark\..*\.svg$/),
  }
  await writeFile(manifest, `${JSON.stringify(assets, null, 2)}\n`)
  return assets
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildHostedAssets()
