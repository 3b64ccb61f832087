import { expect, test } from 'vitest'
import { readChosen, stepOf, wizardHref } from './steps.ts'

test('the address says where the wizard is, and what does not fit is not chosen', () => {
  expect(stepOf(readChosen(undefined, undefined))).toBe('kind')
  expect(stepOf(readChosen('spa', undefined))).toBe('framework')
  expect(stepOf(readChosen('spa', 'django'))).toBe('framework')
  expect(stepOf(readChosen('device', 'spa'))).toBe('kind')
  expect(stepOf(readChosen('spa', 'spa'))).toBe('details')
  expect(wizardHref('/admin/acme/clients', 'production', { kind: 'web', framework: 'go' })).toBe(
    '/admin/acme/clients/new?environment=production&kind=web&framework=go',
  )
})
