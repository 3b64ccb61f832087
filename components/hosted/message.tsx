import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { AppMark, Heading } from './heading.tsx'
import { Points } from './points.tsx'
import { webLink } from './safe-url.ts'
import { say } from './say.ts'
import type { ErrorView, HostedPage, MessageView, WayOn } from './views.ts'

/** Something to know and a way on: an expired link, a page from the bookmarks (UX-H24). */
export function Message({ view, page }: { view: MessageView; page: HostedPage }) {
  const title = say(page, view.title)
  return (
    <Chrome
      page={page}
      title={documentTitle(title, view.tenantName)}
      failed={view.tone === 'problem'}
      links={view.links}
    >
      <AppMark name={view.tenantName} />
      <Heading>{title}</Heading>
      <p className="lede">{say(page, view.message)}</p>
      {view.list === undefined ? null : (
        <Points lead={say(page, view.list.lead)} points={view.list.points.map((point) => say(page, point))} />
      )}
      {view.action === undefined ? null : <Way action={view.action} page={page} />}
    </Chrome>
  )
}

/** Plain words, an id that is in the log, the app's support link; nothing of the inside (UX-H25). */
export function ErrorMessage({ view, page }: { view: ErrorView; page: HostedPage }) {
  const name = view.tenantName ?? 'Signet'
  const title = say(page, view.title)
  return (
    <Chrome page={page} title={documentTitle(title, name)} failed={true} links={view.links}>
      <AppMark name={name} />
      <Heading>{title}</Heading>
      <p className="lede">
        {typeof view.message === 'string' ? (
          <bdi lang="en" dir="ltr">
            {view.message}
          </bdi>
        ) : (
          say(page, view.message)
        )}
      </p>
      {view.startAgain === undefined ? null : <Way action={view.startAgain} page={page} />}
      <p className="small muted hosted-after">{quote(view, page)}</p>
    </Chrome>
  )
}

function quote({ errorId, status, supportHref }: ErrorView, { words: { hosted: t } }: HostedPage) {
  const support = webLink(supportHref)
  const id = () => <code className="quote">{errorId}</code>
  if (support === undefined) return t.rich('error.quote', { id, status })
  return t.rich('error.quoteSupport', {
    id,
    status,
    link: (text) => (
      <a className="link" href={support.href}>
        {text}
      </a>
    ),
  })
}

function Way({ action: { href, label }, page }: { action: WayOn; page: HostedPage }) {
  return (
    <p className="hosted-after">
      <a className="button button-lg button-primary button-block" href={href}>
        {say(page, label)}
      </a>
    </p>
  )
}
