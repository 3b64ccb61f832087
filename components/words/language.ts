/** The languages that the console is written in. */
export const consoleLanguages = ['en', 'de'] as const

export type ConsoleLanguage = (typeof consoleLanguages)[number]
