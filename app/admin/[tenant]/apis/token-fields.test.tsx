import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FormContext } from '#components/form/context.ts'
import { TokenFields } from './token-fields.tsx'

const markup = (values?: Record<string, string>) =>
  renderToStaticMarkup(
    <FormContext
      value={{
        result: values && { ok: false, message: 'No.', fields: { name: 'Give it a name.' }, values },
        pending: false,
      }}
    >
      <TokenFields format="jwt" alg="ES256" seconds={600} />
    </FormContext>,
  )
const chosen = (html: string): string[] =>
  [...html.matchAll(/<input[^>]*type="radio"[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => input.includes('checked=""'))
    .map((input) => `${/name="([^"]+)"/.exec(input)?.[1]}=${/value="([^"]+)"/.exec(input)?.[1]}`)

test('how JWTs are signed is a choice of two, each with what it is for; a refused form keeps what was chosen', () => {
  const html = markup()
  expect(chosen(html)).toEqual(['tokenFormat=jwt', 'tokenSigningAlg=ES256'])
  expect(html).toContain('JWT authorizers of AWS HTTP APIs')
  expect(chosen(markup({ tokenFormat: 'jwt', tokenSigningAlg: 'RS256' }))).toContain('tokenSigningAlg=RS256')
})
