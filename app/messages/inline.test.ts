import { expect, test } from 'vitest'
import heads from '#lib/http/heads.de.json' with { type: 'json' }
import { sentencesOf } from '#lib/http/testing/sentences.ts'
import theirs from '#lib/http/their-words.de.json' with { type: 'json' }

/** Sources that hold no words of the console: pages with catalogues of their own, code to copy, and words that only a search matches. */
const elsewhere = /^app\/(t|messages)\/|^components\/(hosted|account)\/|\/snippets\/|\/(palette[^/]*|sections)\.tsx?$/

/** Selectors, headers, names of classes, an example of a file, and data. */
const technical =
  /^(light dark|main form\[|img-src |sandbox |attachment; |a, button|input, textarea|email,name|button |chip |stack |avatar |main input|Deleted person$|\{0\} bit$)/

test('the console’s pages hold no English of their own: every word comes from a catalogue', () => {
  const inline = sentencesOf(['app', 'components']).filter(
    ({ file, text }) =>
      !elsewhere.test(file) && !technical.test(text) && !Object.hasOwn(theirs, text) && !Object.hasOwn(heads, text),
  )
  expect(inline).toEqual([])
})
