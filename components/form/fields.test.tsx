import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { FormContext } from './context.ts'
import { CheckField, ChoiceField, PasswordField, SelectField, TextField } from './fields.tsx'
import { FormSummary } from './form-summary.tsx'
import type { FormResult } from './result.ts'

const refused: FormResult = {
  ok: false,
  message: 'One thing is missing.',
  fields: { name: 'Give it a name.' },
  values: { name: 'Acme', password: 'never', alg: 'ES256', first: 'on', kind: 'spa' },
}
const inside = (field: ReactNode, result?: FormResult) =>
  renderToStaticMarkup(<FormContext value={{ result, pending: false }}>{field}</FormContext>)

describe('after a refusal', () => {
  test('a field keeps what was typed and says what is wrong with it', () => {
    const html = inside(<TextField name="name" label="Name" hint="Shown at sign-in." />, refused)
    expect(html).toContain('<label for="name">Name')
    expect(html).toMatch(/<input[^>]*aria-describedby="name-error name-hint"[^>]*aria-invalid="true"/)
    expect(html).toMatch(/<input[^>]*value="Acme"/)
    expect(html).toContain('Give it a name.')
  })

  test('a password is never written back', () => {
    expect(
      inside(<PasswordField name="password" label="Password" autoComplete="new-password" />, refused),
    ).not.toContain('never')
  })

  test('choices stay chosen', () => {
    const options = ['RS256', 'ES256'].map((value) => ({ value, label: value }))
    expect(inside(<SelectField name="alg" label="Algorithm" value="RS256" options={options} />, refused)).toContain(
      '<option value="ES256" selected="">',
    )
    expect(inside(<CheckField name="first" label="First party" />, refused)).toContain('checked=""')
    const kinds = ['web', 'spa'].map((value) => ({ value, label: value }))
    expect(inside(<ChoiceField name="kind" label="Kind" choices={kinds} />, refused)).toMatch(
      /<input[^>]*checked=""[^>]*value="spa"/,
    )
  })

  test('the summary leads to each field by its name', () => {
    const html = renderToStaticMarkup(<FormSummary result={refused} labels={{ name: 'Name' }} />)
    expect(html).toMatch(/role="alert" tabindex="-1"/i)
    expect(html).toContain('<a class="link" href="#name">Name</a>: Give it a name.')
  })
})

test('before any answer a field shows the stored value and no summary is there', () => {
  expect(inside(<TextField name="name" label="Name" value="Stored" />)).toContain('value="Stored"')
  expect(renderToStaticMarkup(<FormSummary result={undefined} labels={{}} />)).toBe('')
})
