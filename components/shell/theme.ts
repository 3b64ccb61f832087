/** How pages look: as the system says, or one of the two. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Kept in a cookie, so that the server writes the first page in it: no script, no flash. */
export const themeCookie = 'signet-theme'

export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}
