import { ServiceError } from '#lib/kernel/errors.ts'

/** Refuses unless the word that names what is meant to go was typed. What cannot be undone is not one click away. */
export function typed(confirm: string, word: string): void {
  if (confirm.trim().normalize('NFC') !== word.normalize('NFC'))
    throw new ServiceError('invalid', 'Nothing was deleted.', { fields: { confirm: `Type ${word} to delete it.` } })
}
