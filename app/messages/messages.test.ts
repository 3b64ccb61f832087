import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { kits } from '#components/words/kit.ts'

test('x', () => {
  expect(IntlMessageFormat).toBeDefined()
  expect(kits.de('cancel')).toBe('Abbrechen')
})
