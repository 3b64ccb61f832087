import type { Said } from './said-mailed.ts'
import type { CodeError, HostedPage } from './views.ts'

type Kind = 'totp' | 'recovery_code'
type Translate = HostedPage['words']['hosted']

/** From this many codes on nobody is told to make new ones (UX-H63). */
const enough = 4

/** The words of a refused code: what is wrong, what to do, how many tries are left (UX-H27). */
export function sayCode(error: CodeError, kind: Kind, { words }: HostedPage): Said {
  const t = words.hosted
  switch (error.kind) {
    case 'wrong':
      return { title: t('code.error.wrong'), field: t(`code.${kind}.again`), ...tries(error.triesLeft, t) }
    case 'replayed':
      return { title: t('code.error.replayed'), field: t(`code.${kind}.replayed`), ...tries(error.triesLeft, t) }
    case 'missing':
    case 'expired':
      return { title: t(`code.error.${error.kind}`), field: t(`code.${kind}.again`) }
  }
}

function tries(count: number | undefined, t: Translate): { advice?: string } {
  if (count === undefined) return {}
  return { advice: count === 0 ? t('code.error.lastTry') : t('code.error.triesLeft', { count }) }
}

/** `You have 3 codes left.`, and from three on what to do (UX-H63). */
export const codesLeft = (count: number, { words: { hosted: t } }: HostedPage): string =>
  [t('code.left', { count }), ...(count < enough ? [t('code.makeNew')] : [])].join(' ')
