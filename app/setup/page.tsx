import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { speak } from '#app/messages/speak.ts'
import { titled } from '#app/messages/titled.ts'
import { OwnerForm } from '#components/setup/owner-form.tsx'
import { SetupFrame } from '#components/setup/setup-frame.tsx'
import { StartForms } from '#components/setup/start-forms.tsx'
import { useKit } from '#kit'
import { now } from '#lib/kernel/clock.ts'
import { config } from '#lib/kernel/env.ts'
import { systemChecks } from '#lib/services/setup/checks.ts'
import { findSetupLink } from '#lib/services/setup/spend-token.ts'
import { createOperator, createTenant, loadDemo } from './actions.ts'
import { readSetupCookie } from './cookie.ts'

export const generateMetadata = titled('setUp')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Set-up, once: the first operator by the link that start-up printed, then a tenant or the demo. Looking changes nothing. */
export default async function Setup({ searchParams }: Props) {
  await speak()
  const t = useKit()
  const { token } = await searchParams
  const link = typeof token === 'string' ? await findSetupLink(token, now()) : undefined
  if (link?.step === 'operator' && typeof token === 'string')
    return (
      <Frame title={t('setup.first')} lede={t('setup.firstText')} step={0}>
        <OwnerForm
          action={createOperator}
          token={token}
          passwordMinLength={(await systemChecks()).passwordMinLength}
          endsAt={`${link.expiresAt.toISOString().slice(11, 16)} UTC`}
        />
      </Frame>
    )
  const second = await readSetupCookie()
  const isOpen = second !== undefined && (await findSetupLink(second, now()))?.step === 'tenant'
  if (!isOpen && !(await isAnswer())) notFound()
  return (
    <Frame
      title={t('setup.stepTenant')}
      lede={
        <>
          {t('setup.tenantText')}{' '}
          <a className="link" href="/platform">
            {t('setup.toPortal')}
          </a>
        </>
      }
      step={1}
    >
      <StartForms createTenant={createTenant} loadDemo={loadDemo} issuerPrefix={`${config().origin}/t/`} />
    </Frame>
  )
}

/** Whether this is the answer to a form that was posted without scripts: what it made is shown on this very page. */
const isAnswer = async (): Promise<boolean> =>
  (await headers()).get('content-type')?.startsWith('multipart/form-data') === true &&
  (await readSetupCookie()) !== undefined

const labels = ['setup.stepOperator', 'setup.stepTenant'] as const

type FrameProps = { title: string; lede: React.ReactNode; step: number; children: React.ReactNode }

async function Frame({ title, lede, step, children }: FrameProps) {
  const t = useKit()
  const { version, postgres, keysReady } = await systemChecks()
  return (
    <SetupFrame
      title={title}
      lede={lede}
      version={version}
      steps={labels.map((label, index) => ({
        label: t(label),
        state: index < step ? 'done' : index === step ? 'current' : 'ahead',
      }))}
      checks={[
        { label: `PostgreSQL ${postgres}`, tone: 'ok' },
        { label: t('setup.migrated'), tone: 'ok' },
        keysReady ? { label: t('setup.keysReady'), tone: 'ok' } : { label: t('setup.keysMaking'), tone: 'pending' },
      ]}
    >
      {children}
    </SetupFrame>
  )
}
