import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useKit } from '#kit'
import { Mark } from '../brand/mark.tsx'
import { Rosette } from '../brand/rosette.tsx'
import { Status, type StatusTone } from '../ui/status.tsx'

export type SetupStep = { label: string; state: 'done' | 'current' | 'ahead' }
export type SetupCheck = { label: string; tone: StatusTone }

type SetupFrameProps = {
  title: string
  lede: ReactNode
  steps: readonly SetupStep[]
  /** What the system says of itself: the database, migrations, keys. */
  checks: readonly SetupCheck[]
  version: string
  children: ReactNode
}

/** A set-up page: where one is on the way, what the system says, one thing to do. */
export function SetupFrame({ title, lede, steps, checks, version, children }: SetupFrameProps) {
  return (
    <div className="hosted">
      <Rosette />
      <main className="hosted-card setup-card">
        <div className="setup">
          <aside className="setup-side">
            <span className="wordmark">
              <Mark size={22} />
              Signet
            </span>
            <Steps steps={steps} />
            <div className="setup-checks small">
              {checks.map((check) => (
                <Status key={check.label} tone={check.tone}>
                  {check.label}
                </Status>
              ))}
            </div>
          </aside>
          <div className="setup-main">
            <h1>{title}</h1>
            <p className="lede">{lede}</p>
            {children}
          </div>
        </div>
      </main>
      <footer className="hosted-foot">
        <span className="mono">signet {version}</span>
      </footer>
    </div>
  )
}

function Steps({ steps }: { steps: readonly SetupStep[] }) {
  const t = useKit()
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li
          key={step.label}
          className={clsx(step.state === 'done' && 'ok')}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="n">{step.state === 'done' ? <Check className="icon" aria-hidden="true" /> : index + 1}</span>
          {step.label}
          {step.state === 'done' ? <span className="sr-only"> {t('setup.done')}</span> : null}
        </li>
      ))}
    </ol>
  )
}
