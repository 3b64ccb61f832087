import { anyone, type Reader } from '#components/words/reader.ts'
import { spokenTo } from '#components/words/spoken.ts'
import { requestContext } from '#lib/kernel/context.ts'

/** For whom something is said: whoever the page is rendered for, else whoever asks for the action or file. */
export function readerNow(): Reader {
  const page = spokenTo()
  if (page !== undefined) return page
  const { consoleLanguage, consoleZone } = requestContext()
  return { language: consoleLanguage === 'de' ? 'de' : 'en', zone: consoleZone ?? anyone.zone }
}
