import { describe, expect, test } from 'vitest'
import { designInput } from './design-input.ts'
import { textsInput } from './texts-input.ts'

describe('a form of a branding', () => {
  test('is nested by its names', () => {
    expect(
      designInput({
        'design.name': 'Acme',
        'design.colours.light.accent': '#6b2fb3',
        'design.colours.dark.text': '#ffffff',
        'design.rosette': true,
        'design.__proto__.x': '1',
        version: '4',
        take: 'x',
      }),
    ).toEqual({
      version: '4',
      design: { name: 'Acme', colours: { light: { accent: '#6b2fb3' }, dark: { text: '#ffffff' } } },
    })
    expect(designInput({ 'design.rosette': false })).toEqual({ design: { rosette: false } })
    expect(designInput({})).toEqual({ design: {} })
  })

  test('keeps the dots of a text’s key', () => {
    expect(
      textsInput({ 'texts.de.mail.code.subject': 'Ihr Code', 'texts.de.mail.code.foot': '', version: '2', other: 'x' }),
    ).toEqual({
      version: '2',
      texts: { de: { mail: { 'code.subject': 'Ihr Code', 'code.foot': '' } } },
    })
  })
})
