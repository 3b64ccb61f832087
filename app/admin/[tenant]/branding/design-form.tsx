'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckField, ChoiceField, SelectField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'
import { Card } from '#components/ui/card.tsx'
import { ColourField } from './colour-field.tsx'
import { LogoField } from './logo-field.tsx'

type Option = { value: string; label: string; hint?: string }
type Colour = { name: string; label: string; hint?: string | undefined; value: string | undefined; usual: string }
type Logo = { theme: string; label: string; hint: string; id: string | undefined; src: string | undefined }

export type DesignFormProps = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  name: { value: string | undefined; usual: string }
  logos: readonly Logo[]
  colours: { light: readonly Colour[]; dark: readonly Colour[] }
  choices: Readonly<Record<'radius' | 'font' | 'logoSize' | 'layout', { value: string; options: readonly Option[] }>>
  links: readonly { name: string; label: string; value: string | undefined }[]
  rosette: boolean
  words: Readonly<Record<string, string>>
}

/** Every choice of a branding, saved together. Empty colours follow from the others. */
export function DesignForm(props: DesignFormProps) {
  const { action, hidden, name, logos, colours, choices, links, rosette, words } = props
  const w = (key: string): string => words[key] ?? key
  const all = [...colours.light, ...colours.dark]
  const labels = Object.fromEntries([
    ['design.name', w('name')],
    ...all.map((colour) => [colour.name, colour.label]),
    ...links.map((link) => [link.name, link.label]),
    ...logos.map((logo) => [`design.logo.${logo.theme}`, logo.label]),
  ])
  const select = (key: 'radius' | 'font' | 'logoSize') => (
    <SelectField name={`design.${key}`} label={w(key)} value={choices[key].value} options={choices[key].options} />
  )
  return (
    <ActionForm action={action} labels={labels} className="stack stack-6">
      <HiddenFields fields={hidden} />
      <Card title={w('identity')}>
        <div className="stack stack-4">
          <TextField
            name="design.name"
            label={w('name')}
            hint={w('nameHint')}
            value={name.value}
            placeholder={name.usual}
            optional={true}
            maxLength={60}
          />
          {logos.map((logo) => (
            <LogoField key={logo.theme} logo={logo} words={{ remove: w('removeLogo'), tooLarge: w('tooLarge') }} />
          ))}
          {select('logoSize')}
        </div>
      </Card>
      <Card title={w('light')} foot={w('coloursHint')}>
        <Colours colours={colours.light} words={{ pick: w('pick'), use: w('use') }} />
      </Card>
      <Card title={w('dark')} foot={w('darkHint')}>
        <Colours colours={colours.dark} words={{ pick: w('pick'), use: w('use') }} />
      </Card>
      <Card title={w('shape')}>
        <div className="stack stack-4">
          <ChoiceField
            name="design.layout"
            label={w('layout')}
            value={choices.layout.value}
            choices={choices.layout.options}
          />
          {select('radius')}
          {select('font')}
          <CheckField name="design.rosette:flag" label={w('rosette')} hint={w('rosetteHint')} checked={rosette} />
        </div>
      </Card>
      <Card title={w('links')} foot={w('linksHint')}>
        <div className="stack stack-4">
          {links.map((link) => (
            <TextField
              key={link.name}
              name={link.name}
              label={link.label}
              value={link.value}
              optional={true}
              placeholder="https://"
              inputMode="url"
              maxLength={2048}
            />
          ))}
        </div>
      </Card>
      <SaveBar label={w('save')} />
    </ActionForm>
  )
}

function Colours({ colours, words }: { colours: readonly Colour[]; words: { pick: string; use: string } }) {
  return (
    <div className="colour-grid">
      {colours.map((colour) => (
        <ColourField key={colour.name} {...colour} words={words} />
      ))}
    </div>
  )
}
