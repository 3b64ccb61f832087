type Known = {
  displayName: string
  sub: string
  identifiers: readonly { kind: string; primary: boolean; value: string }[]
}

/** What is typed to say that a person is meant to go: their primary address, or else their name. */
export const deletionWord = ({ identifiers, displayName, sub }: Known): string =>
  identifiers.find(({ kind, primary }) => kind === 'email' && primary)?.value ??
  (displayName === '' ? sub : displayName)

/** Whether it was typed; capitals of an address are no difference to anybody. */
export const isDeletionWord = (typed: string, word: string): boolean => plain(typed) === plain(word)

const plain = (text: string): string => text.trim().normalize('NFC').toLowerCase()
