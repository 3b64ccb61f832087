import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hostedViews } from '#components/hosted/testing/views.ts'
import { accountViews } from './testing/views.ts'

/** The kinds of views that the types of a folder name. */
function kindsIn(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => /views?\.ts$/.test(file))
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'))
  return texts.flatMap((text) => [...text.matchAll(/\bview: '([a-z_]+)'/g)].map(([, kind = '']) => kind))
}

test.each([
  ['components/account', accountViews],
  ['components/hosted', hostedViews],
])(
  'UX-H65 UX-H75 each view that %s can show is among those that are looked at in every language, by axe, and at 320 px',
  (folder, views) => {
    const looked = new Set(Object.values(views).map(({ view }) => view as string))
    expect(kindsIn(folder).length).toBeGreaterThan(5)
    expect(kindsIn(folder).filter((kind) => !looked.has(kind))).toEqual([])
  },
)
