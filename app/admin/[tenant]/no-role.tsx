import { ProblemPage } from '#components/error/problem-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { useKit } from '#kit'
import { signOut } from './actions.ts'

/** For people of the tenant who administer nothing: said plainly, with the way out. */
export function NoRole({ tenant }: { tenant: string }) {
  const t = useKit()
  return (
    <ProblemPage
      title={t('problem.noRole')}
      message={t('problem.noRoleText')}
      actions={
        <form action={signOut.bind(null, tenant)}>
          <Button type="submit" size="lg">
            {t('signOut')}
          </Button>
        </form>
      }
    />
  )
}
