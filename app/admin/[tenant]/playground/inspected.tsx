import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Status } from '#components/ui/status.tsx'
import type { inspectToken } from '#lib/services/tokens/inspect.ts'
import { Checks } from './checks.tsx'
import { Claims } from './claims.tsx'

type Answer = Awaited<ReturnType<typeof inspectToken.call>>

/** What the inspector says of a token, whatever it is. */
export function Inspected({ answer, now }: { answer: Answer; now: Date }) {
  const t = words('playground')
  if (answer.kind === 'ours') return <Ours answer={answer} now={now} />
  if (answer.kind === 'opaque') return <Opaque answer={answer} now={now} />
  if (answer.kind === 'foreign')
    return (
      <div className="stack stack-4">
        <Banner tone="warning" title={t('foreignTitle')}>
          <p>{t('foreignMessage')}</p>
        </Banner>
        <Card title={t('claims')} flush={true}>
          <Claims claims={answer.payload} now={now} />
        </Card>
        <CodeBlock name={t('header')} code={JSON.stringify(answer.header, null, 2)} />
      </div>
    )
  if (answer.kind === 'unreadable')
    return (
      <Banner tone="danger" title={t('unreadableTitle')}>
        <p>{t(`fault.${answer.fault}`)}</p>
      </Banner>
    )
  return answer.kind === 'secret' ? (
    <Banner tone="danger" title={t('secretTitle')}>
      <p>{t('secretMessage')}</p>
    </Banner>
  ) : (
    <Banner tone="info" title={t('codeTitle')}>
      <p>{t('codeMessage')}</p>
    </Banner>
  )
}

function Ours({ answer, now }: { answer: Extract<Answer, { kind: 'ours' }>; now: Date }) {
  const t = words('playground')
  const { key, environment, checks, isValid, header, payload } = answer
  return (
    <div className="stack stack-4">
      {environment.isHere ? null : (
        <Banner tone="warning" title={t('elsewhere', { environment: environment.displayName })}>
          <p>{t('elsewhereMessage')}</p>
        </Banner>
      )}
      <Card
        title={t('checks')}
        aside={<Status tone={isValid ? 'ok' : 'danger'}>{isValid ? t('valid') : t('invalid')}</Status>}
        foot={
          <span className="break-all">
            {t('signedBy', { kid: key.kid, alg: key.alg, status: key.status, environment: environment.displayName })}
          </span>
        }
        flush={true}
      >
        <Checks checks={checks} />
      </Card>
      <Card title={t('claims')} flush={true}>
        <Claims claims={payload} now={now} />
      </Card>
      <CodeBlock name={t('header')} code={JSON.stringify(header, null, 2)} />
    </div>
  )
}

function Opaque({ answer, now }: { answer: Extract<Answer, { kind: 'opaque' }>; now: Date }) {
  const t = words('playground')
  if (!answer.known)
    return (
      <Banner tone="warning" title={t('opaqueUnknownTitle')}>
        <p>{t('opaqueUnknownMessage')}</p>
      </Banner>
    )
  return (
    <Card
      title={t(answer.token === 'refresh' ? 'opaqueKind.refresh' : 'opaqueKind.access')}
      aside={
        <Status tone={answer.dead === null ? 'ok' : 'danger'}>
          {answer.dead === null ? t('opaqueLive') : t('opaqueDead', { reason: answer.dead })}
        </Status>
      }
      flush={true}
    >
      <Claims claims={answer.claims} now={now} />
    </Card>
  )
}
