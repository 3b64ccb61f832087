/** What a new password must be, as one text: for the console, where a policy is previewed and the first owner is made (UX-C14). */
export const passwordHint = (minLength: number): string =>
  `At least ${minLength} characters. Spaces and any letters are fine. Nothing that is easily guessed.`
