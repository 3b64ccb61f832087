import { titled } from '#app/messages/titled.ts'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { ButtonLink } from '#components/ui/button.tsx'

export const generateMetadata = titled('setUpLink')

/** A set-up link that was used, has ended or never was: three cases that look the same to whoever tries links. */
export default function NoSetup() {
  return (
    <ProblemPage
      title="This set-up link does not work"
      message="It has been used, or its hour is over. If nobody has set Signet up yet, restart it: it prints a new link."
      actions={
        <ButtonLink variant="primary" size="lg" href="/platform">
          Go to the operators’ portal
        </ButtonLink>
      }
    />
  )
}
