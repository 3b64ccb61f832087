import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Status } from '#components/ui/status.tsx'
import { KindWord } from '../kind-word.tsx'
import type { Subject } from './subject.ts'

/** Which client it is, of which kind, where, and whether it works. */
export function ClientHead({ subject }: { subject: Subject }) {
  const t = words('clients')
  const { at, client, environment } = subject
  const playground = new URLSearchParams({ environment: at.environment, client: client.id })
  return (
    <PageHead
      title={client.name}
      id={client.clientId}
      actions={
        client.kind === 'm2m' || client.status !== 'active' ? undefined : (
          <ButtonLink href={`/admin/${at.tenant}/playground?${playground}`}>{t('trySignIn')}</ButtonLink>
        )
      }
      marks={
        <>
          <Badge>
            <KindWord kind={client.kind} />
          </Badge>
          <EnvGlyph kind={environment.kind as EnvironmentKind} name={environment.displayName} />
          {client.status === 'active' ? (
            <Status tone="ok">{t('active')}</Status>
          ) : (
            <Status tone="off">{t('disabled')}</Status>
          )}
        </>
      }
    />
  )
}
