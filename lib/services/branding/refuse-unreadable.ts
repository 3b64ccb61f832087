import type { Branding, ColourName, Colours } from '#lib/branding/branding.ts'
import { completed } from '#lib/branding/completed.ts'
import { nearest } from '#lib/branding/nearest.ts'
import { type Theme, themes } from '#lib/branding/ours.ts'
import { type Problem, problemsOf } from '#lib/branding/pairs.ts'
import { ServiceError } from '#lib/kernel/errors.ts'

/** Refuses colours under which something on the pages could not be read (UX-H79), each with the nearest that can be taken instead. */
export function refuseUnreadable({ colours = {} }: Branding): void {
  const { light = {}, dark = {} } = colours
  const whole: Record<Theme, Colours> = { light: completed('light', light, dark), dark: completed('dark', dark, light) }
  const fields = themes.flatMap((theme) =>
    problemsOf(theme, whole[theme]).map((problem): [string, string] => [
      `design.colours.${theme}.${problem.colour}`,
      said(problem, whole[theme]),
    ]),
  )
  if (fields.length === 0) return
  throw new ServiceError('invalid', 'Some colours could not be read. Nothing was saved.', {
    fields: Object.fromEntries(fields),
  })
}

/** Ends with the colour to take instead, where there is one: forms offer it. */
function said(problem: Problem, colours: Colours): string {
  const { theme, colour, ratio, least, what } = problem
  const has = `${subjects[colour] ?? (what === 'focus' ? 'The ring around what has the focus' : 'Text')} would have a contrast of ${ratio.toFixed(1)}:1; ${least}:1 is needed.`
  const instead = nearest(theme, colours, colour)
  return instead === undefined
    ? `${has} Change the card or the text as well.`
    : `${has} The nearest that can be read is ${instead}.`
}

const subjects: Partial<Record<ColourName, string>> = {
  accent: 'Links in this colour',
  link: 'Links in this colour',
  text: 'Text in this colour',
}
