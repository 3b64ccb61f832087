import { Chrome } from './chrome.tsx'
import { AppMark, Heading } from './heading.tsx'
import { webLink } from './safe-url.ts'
import type { ErrorView, HostedPage, MessageView } from './views.ts'

/** Something to know and a way on: an expired link, a page from the bookmarks (UX-H24). */
export function Message({ view, page }: { view: MessageView; page: HostedPage }) {
  return (
    <Chrome
      page={page}
      title={`${view.title} · ${view.tenantName}`}
      failed={view.tone === 'problem'}
      links={view.links}
    >
      <AppMark name={view.tenantName} />
      <Heading>{view.title}</Heading>
      <p className="lede">{view.message}</p>
      {view.action === undefined ? null : <WayOn {...view.action} />}
    </Chrome>
  )
}

/** Plain words, an id that is in the log, the app's support link; nothing of the inside (UX-H25). */
export function ErrorMessage({ view, page }: { view: ErrorView; page: HostedPage }) {
  const name = view.tenantName ?? 'Signet'
  const support = webLink(view.supportHref)
  return (
    <Chrome page={page} title={`${view.title} · ${name}`} failed={true} links={view.links}>
      <AppMark name={name} />
      <Heading>{view.title}</Heading>
      <p className="lede">{view.message}</p>
      {view.startAgain === undefined ? null : <WayOn {...view.startAgain} />}
      <p className="small muted hosted-after">
        {support === undefined ? 'If it stays so, quote ' : 'If it stays so, '}
        {support === undefined ? null : (
          <>
            <a className="link" href={support.href}>
              ask for help
            </a>
            {' and quote '}
          </>
        )}
        <code className="quote">{view.errorId}</code> (error {view.status}).
      </p>
    </Chrome>
  )
}

function WayOn({ href, label }: { href: string; label: string }) {
  return (
    <p className="hosted-after">
      <a className="button button-lg button-primary button-block" href={href}>
        {label}
      </a>
    </p>
  )
}
