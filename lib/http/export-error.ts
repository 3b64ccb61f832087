import { type ErrorCode, errorStatus } from '#lib/kernel/errors.ts'
import { requestScope } from './request.ts'
import { theirWords } from './their-words.ts'

const words: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'Sign in first.',
  forbidden: 'Your role does not allow this export.',
  not_found: 'There is nothing here.',
  invalid: 'This export is not known.',
}

/** Why there is no file, in a sentence: a download has no page to say it on. */
export async function exportError(code: ErrorCode): Promise<Response> {
  const { consoleLanguage } = await requestScope()
  return new Response(theirWords(words[code] ?? 'This did not work. Try again.', consoleLanguage), {
    status: errorStatus[code],
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
