import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import type { inspectToken } from '#lib/services/tokens/inspect.ts'
import { Inspected } from './inspected.tsx'

/** Null: the visitor may not inspect tokens. Undefined: there is none. */
export type Judged = Awaited<ReturnType<typeof inspectToken.call>> | null | undefined

type ExchangedProps = {
  status: number
  raw: Record<string, unknown>
  access: Judged
  idToken: Judged
  userinfo: { status: number; body: string } | undefined
  now: Date
}

/** All that an exchange brought: the response as it came, each token judged, and UserInfo. */
export function Exchanged({ status, raw, access, idToken, userinfo, now }: ExchangedProps) {
  const t = words('playground')
  return (
    <div className="stack stack-6">
      {status === 200 ? null : (
        <Banner tone="danger" title={t('tokenRefused')}>
          <p>
            <span className="mono">{String(raw.error ?? status)}</span>
            {raw.error_description === undefined ? null : `: ${String(raw.error_description)}`}
          </p>
        </Banner>
      )}
      <Card title={t('tokenResponse')} aside={t('status', { status })}>
        <CodeBlock name="POST oauth/token" code={JSON.stringify(raw, null, 2)} />
      </Card>
      <Part title={t('idToken')} judged={idToken} now={now} />
      <Part title={t('accessToken')} judged={access} now={now} />
      {userinfo === undefined ? null : (
        <Card title={t('userinfo')} aside={t('status', { status: userinfo.status })}>
          <CodeBlock name="GET oauth/userinfo" code={pretty(userinfo.body)} />
        </Card>
      )}
    </div>
  )
}

function Part({ title, judged, now }: { title: string; judged: Judged; now: Date }) {
  const t = words('playground')
  if (judged === undefined) return null
  return (
    <section className="stack stack-4">
      <h2>{title}</h2>
      {judged === null ? <p className="secondary">{t('notJudged')}</p> : <Inspected answer={judged} now={now} />}
    </section>
  )
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
