import type { Place } from './read-place.ts'

/** A place in words of the reader's language: `Germany`, or `München, Deutschland`. */
export function placeName({ country, city }: Place, language: string): string {
  const land = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' }).of(country) ?? country
  const town = city?.[language] ?? city?.en ?? Object.values(city ?? {})[0]
  if (town === undefined) return land
  return language === 'ar' ? `${town}، ${land}` : `${town}, ${land}`
}
