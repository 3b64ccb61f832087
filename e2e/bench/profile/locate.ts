import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

const maps = new Map<string, SourceMap | undefined>()

function mapOf(url: string): SourceMap | undefined {
  if (maps.has(url)) return maps.get(url)
  const file = url.startsWith('file:') ? `${fileURLToPath(url)}.map` : `${url}.map`
  const map = existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  maps.set(url, map)
  return map
}

/** The source file that a place of a bundle came from; the bundle itself where there is no map. Lines count from 0. */
export function locate(url: string, line: number, column: number): string {
  if (!url.includes('/dist/') || url.includes('node_modules')) return url
  const entry = mapOf(url)?.findEntry(line, column)
  const source = entry !== undefined && 'originalSource' in entry ? entry.originalSource : undefined
  return source === undefined ? url : source.replace(/^(\.\.\/)+/, '/')
}
