import { AppWindow, Boxes, Key, UserCog, Users } from 'lucide-react'
import { words } from '#app/messages/words.ts'
import { Time } from '#components/ui/time.tsx'
import type { Step, Way } from '#lib/services/access/steps.ts'

const icons = { member: Users, assigned: UserCog, contains: Boxes, permits: Key, allowed: AppWindow }

/** One way to a permission, step by step: what leads on, who gave it, and when. */
export function WayList({ way, label, now }: { way: Way; label: string; now: Date }) {
  const t = words('access')
  return (
    <ol className="timeline way" aria-label={label}>
      {way.map((step, index) => {
        const Icon = icons[step.kind]
        return (
          <li key={`${step.kind} ${step.name}`}>
            <span className="node" aria-hidden="true">
              <Icon className="icon" />
            </span>
            <span>
              {said(step, index > 0)}
              <span className="sub">
                {step.at === null ? t('builtIn') : step.by === null ? t('byNobody') : t('by', { by: step.by })}
              </span>
            </span>
            {step.at === null ? <span /> : <Time at={step.at} now={now} />}
          </li>
        )
      })}
    </ol>
  )
}

function said(step: Step, isThroughGroup: boolean): string {
  const t = words('access')
  const { name } = step
  if (step.kind === 'allowed') return t('step.allowed')
  if (step.kind !== 'assigned') return t(`step.${step.kind}`, { name })
  const { environment } = step
  if (environment === null) return t(isThroughGroup ? 'step.groupAssigned' : 'step.assigned', { name })
  return t(isThroughGroup ? 'step.groupAssignedHere' : 'step.assignedHere', { name, environment })
}
