import { words } from '#app/messages/words.ts'
import type { Branding } from '#lib/branding/branding.ts'
import { read } from '#lib/http/read.ts'
import { languages, nameOf } from '#lib/language/languages.ts'
import { previewBranding } from '#lib/services/branding/preview.ts'
import { one } from '../place.ts'
import { saveDesign } from './actions.ts'
import { levelOf, previewHref } from './at.ts'
import { DesignForm, type DesignFormProps } from './design-form.tsx'
import { Preview } from './preview.tsx'
import { specimenNames } from './specimens.ts'
import { type Subject, seen } from './subject.ts'

const usual = { accent: 'accent', link: 'accent-text', background: 'canvas', surface: 'surface', text: 'text' } as const
const colourNames = Object.keys(usual) as (keyof typeof usual)[]
const linkNames = ['help', 'privacy', 'terms'] as const
const themes = ['light', 'dark'] as const
const choices = {
  radius: ['square', 'small', 'medium', 'large', 'round'],
  font: ['geist', 'sans', 'serif', 'mono'],
  logoSize: ['small', 'medium', 'large'],
} as const

const formWords = [
  ...(['identity', 'name', 'nameHint', 'removeLogo', 'tooLarge', 'light', 'dark', 'coloursHint', 'darkHint'] as const),
  ...(['pick', 'use', 'shape', 'layout', 'radius', 'font', 'logoSize', 'rosette', 'rosetteHint'] as const),
  ...(['links', 'linksHint', 'save'] as const),
]

/** Every choice beside the pages that it changes. Who may only look sees the pages. */
export async function DesignPanel({ subject }: { subject: Subject }) {
  const { at, visit, search, found, mayWrite } = subject
  const t = words('branding')
  const brand = await read(previewBranding, visit, levelOf(at))
  if (brand === undefined) return null
  const value: Branding = found.draft ?? found.published?.value ?? found.inherited ?? {}
  const options = {
    view: specimenNames.map((name) => ({ value: name, label: t(`view.${name}`) })),
    language: languages.map((language) => ({ value: language, label: nameOf(language) })),
    theme: themes.map((theme) => ({ value: theme, label: t(`theme.${theme}`) })),
    width: (['wide', 'narrow'] as const).map((width) => ({ value: width, label: t(`width.${width}`) })),
  }
  const chosen = (name: keyof typeof options): string =>
    options[name].find((option) => option.value === one(search, name))?.value ?? options[name][0]?.value ?? ''
  return (
    <Preview
      key={found.version}
      src={previewHref(at)}
      keep={{ environment: at.environment, ...(at.level === 'environment' ? { level: at.level } : {}) }}
      chosen={{ view: chosen('view'), language: chosen('language'), theme: chosen('theme'), width: chosen('width') }}
      options={options}
      words={{
        ...{ title: t('preview.title'), frame: t('preview.frame'), show: t('preview.show'), view: t('preview.view') },
        ...{ language: t('preview.language'), theme: t('preview.theme'), width: t('preview.width') },
      }}
    >
      {mayWrite ? <DesignForm {...formOf(subject, value, brand)} action={saveDesign.bind(null, at)} /> : null}
    </Preview>
  )
}

type Brand = NonNullable<Awaited<ReturnType<typeof previewBranding.call>>>

function formOf(subject: Subject, value: Branding, brand: Brand): Omit<DesignFormProps, 'action'> {
  const t = words('branding')
  const colours = (theme: 'light' | 'dark') =>
    colourNames.map((name) => ({
      name: `design.colours.${theme}.${name}`,
      label: theme === 'dark' ? t('inDark', { colour: t(`colour.${name}`) }) : t(`colour.${name}`),
      value: value.colours?.[theme]?.[name],
      usual: brand.palettes[theme][usual[name]],
    }))
  const optionsOf = <Key extends string>(keys: readonly Key[], label: (key: Key) => string) => [
    { value: '', label: t('asOurs') },
    ...keys.map((key) => ({ value: key, label: label(key) })),
  ]
  return {
    hidden: seen(subject),
    name: { value: value.name, usual: subject.found.tenantName },
    logos: themes.map((theme) => ({
      ...{ theme, label: t(`logo.${theme}`), hint: t(`logo.${theme}Hint`), id: value.logo?.[theme] },
      src: value.logo?.[theme] === undefined ? undefined : brand.logo?.[theme],
    })),
    colours: { light: colours('light'), dark: colours('dark') },
    choices: {
      radius: { value: value.radius ?? '', options: optionsOf(choices.radius, (key) => t(`radius.${key}`)) },
      font: { value: value.font ?? '', options: optionsOf(choices.font, (key) => t(`font.${key}`)) },
      logoSize: {
        value: value.logoSize ?? '',
        options: optionsOf(choices.logoSize, (key) => t(`logoSize.${key}`)),
      },
      layout: {
        value: value.layout ?? 'centered',
        options: (['centered', 'split', 'plain'] as const).map((layout) => ({
          ...{ value: layout, label: t(`layout.${layout}`), hint: t(`layoutHint.${layout}`) },
        })),
      },
    },
    links: linkNames.map((name) => ({
      ...{ name: `design.links.${name}`, label: t(`link.${name}`), value: value.links?.[name] },
    })),
    rosette: value.rosette ?? true,
    words: Object.fromEntries(formWords.map((key) => [key, t(`form.${key}`)])),
  }
}
