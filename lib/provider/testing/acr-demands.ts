const acr = (level: number): string => `urn:signet:acr:${level}`
const essential = (level: number) => ({
  claims: JSON.stringify({ id_token: { acr: { essential: true, value: acr(level) } } }),
})

/** What an app may ask of a sign-in's level, as parameters of its request: a wish, or what it takes nothing below. */
export const acrDemands = {
  none: {},
  wish_2: { acr_values: acr(2) },
  force_2: essential(2),
  force_3: essential(3),
} as const satisfies Record<string, Record<string, string>>

/** The level that a token's or a session's `acr` names. */
export const acrLevel = (text: string | null): number => Number(text?.split(':').at(-1))
