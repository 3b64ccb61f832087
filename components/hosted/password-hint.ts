/** What a password needs, in the words that stand under its field wherever one is chosen; the console previews the same (UX-C14). */
export const passwordHint = (minLength: number): string =>
  `At least ${minLength} characters. Spaces and any letters are fine; nothing that is easily guessed.`
