import { type Chosen, type Step, steps, wizardHref } from './steps.ts'

type StepListProps = {
  current: Step
  chosen: Chosen
  home: string
  environment: string
  words: Record<Step, string> & { label: string }
}

/** Where in the wizard one is. What has been answered leads back to its question. */
export function StepList({ current, chosen, home, environment, words }: StepListProps) {
  const at = steps.indexOf(current)
  const backTo: Partial<Record<Step, Chosen>> = {
    kind: {},
    ...(chosen.kind === undefined ? {} : { framework: { kind: chosen.kind } }),
  }
  return (
    <nav aria-label={words.label}>
      <ol className="steps">
        {steps.map((step, index) => {
          const back = backTo[step]
          const isDone = index < at
          return (
            <li
              key={step}
              className="step"
              aria-current={index === at ? 'step' : undefined}
              data-done={isDone || undefined}
            >
              <span className="step-number" aria-hidden="true">
                {index + 1}
              </span>
              {isDone && current !== 'start' && back !== undefined ? (
                <a className="link" href={wizardHref(home, environment, back)}>
                  {words[step]}
                </a>
              ) : (
                words[step]
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
