import { render } from '@react-email/render'
import type { Letter } from '../letter.ts'
import { LetterPage } from './letter-page.tsx'

/** The HTML of a letter, whole. React escapes every value in it. Import it lazily, as `asHtml` does: it brings a renderer along. */
export const renderLetter = (letter: Letter): Promise<string> => render(<LetterPage letter={letter} />)
