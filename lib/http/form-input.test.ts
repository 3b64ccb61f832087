import { describe, expect, test } from 'vitest'
import { formInput, formValues } from './form-input.ts'

const form = (...fields: [string, string][]): FormData => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

describe('a form as input', () => {
  test('a name says how its value is read', () => {
    const read = formInput(
      form(
        ['name', 'Billing'],
        ['scopes[]', 'openid'],
        ['scopes[]', 'email'],
        ['redirectUris:lines', ' https://a.test/cb \r\n\r\nhttps://b.test/cb'],
        ['firstParty:flag', 'on'],
        ['hours:number', '24'],
        ['note', ''],
        ['$ACTION_ID_1', ''],
      ),
    )
    expect(read).toEqual({
      name: 'Billing',
      scopes: ['openid', 'email'],
      redirectUris: ['https://a.test/cb', 'https://b.test/cb'],
      firstParty: true,
      hours: 24,
    })
  })

  test('8.2.3 no name reaches the prototype', () => {
    const read = formInput(form(['__proto__', 'x'], ['constructor', 'y'], ['a', 'b']))
    expect(read).toEqual({ a: 'b' })
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
  })

  test('files, long values and endless forms are no forms of ours', () => {
    const withFile = form()
    withFile.append('picture', new Blob(['x']), 'x.png')
    expect(formInput(withFile)).toBeUndefined()
    expect(formInput(form(['a', 'x'.repeat(100_001)]))).toBeUndefined()
    expect(formInput(form(...Array.from({ length: 501 }, (_, i): [string, string] => [`a${i}`, ''])))).toBeUndefined()
  })

  test('what was ticked of a list comes back whole, and a ticked box comes before the field that says it is not', () => {
    const typed = form(
      ['scopes[]', ''],
      ['scopes[]', 'openid'],
      ['scopes[]', 'email'],
      ['a:flag', 'on'],
      ['a:flag', 'off'],
    )
    expect(formValues(typed)).toEqual({ 'scopes[]': 'openid\nemail', 'a:flag': 'on' })
    expect(formInput(form(['scopes[]', ''], ['a:flag', 'off']))).toEqual({ scopes: [], a: false })
  })

  test('10.1.1 what was typed is shown again, secrets are not', () => {
    expect(formValues(form(['email', 'a@b.test'], ['password', 'p'], ['clientSecret', 's']))).toEqual({
      email: 'a@b.test',
    })
  })
})
