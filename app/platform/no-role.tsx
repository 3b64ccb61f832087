import { ProblemPage } from '#components/error/problem-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { useKit } from '#kit'
import { signOut } from './actions.ts'

/** For people of the platform's tenant who operate nothing. */
export function NoRole() {
  const t = useKit()
  return (
    <ProblemPage
      title={t('problem.noRole')}
      message={t('problem.noRolePlatform')}
      actions={
        <form action={signOut}>
          <Button type="submit" size="lg">
            {t('signOut')}
          </Button>
        </form>
      }
    />
  )
}
