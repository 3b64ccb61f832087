import { CopyButton } from './copy-button.tsx'
import type { HostedPage } from './page.ts'

type CodeSheetProps = { codes: readonly string[]; text: string; fileHref: string; page: HostedPage }

/** Recovery codes, to download, print, copy or write down: one list, in one order everywhere (UX-H61). */
export function CodeSheet({ codes, text, fileHref, page }: CodeSheetProps) {
  const t = page.words.hosted
  return (
    <>
      <ol className="code-list">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="code-ways">
        <a className="button button-sm" href={fileHref} download="">
          {t('recovery.download')}
        </a>{' '}
        <button className="button button-sm" type="button" data-print="" hidden={true}>
          {t('recovery.print')}
        </button>{' '}
        <CopyButton text={text} page={page}>
          {t('recovery.copy')}
        </CopyButton>
      </p>
    </>
  )
}
