import { useKit } from '#kit'
import type { KitWord } from './kit.ts'

/** A word of the kit where there is no component to ask for it: in the cells of a constant list of columns. */
export const Said = ({ word }: { word: KitWord }) => useKit()(word)
