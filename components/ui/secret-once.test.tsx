import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SecretOnce } from './secret-once.tsx'

test('the way on is closed until the secret is said to be saved', () => {
  const html = renderToStaticMarkup(
    <SecretOnce label="Client secret" secret="sgs_1" onward={{ href: '/next', label: 'Open client' }} />,
  )
  const link = /<a[^>]*button-primary[^>]*>/.exec(html)?.[0]
  expect(link).toContain('aria-disabled="true"')
  expect(link).not.toContain('href')
  expect(html).toContain('<code>sgs_1</code>')
})
