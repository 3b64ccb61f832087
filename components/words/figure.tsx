import { useLanguage } from '#kit'

/** A number as the visitor's language writes it. */
export const Figure = ({ value }: { value: number }) => value.toLocaleString(useLanguage())
