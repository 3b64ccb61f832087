import { ProblemPage } from '#components/error/problem-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { signOut } from './actions.ts'

/** For people of the platform's tenant who operate nothing. */
export function NoRole() {
  return (
    <ProblemPage
      title="You have no role here"
      message="You are signed in to the platform, but nobody has given you a role here."
      actions={
        <form action={signOut}>
          <Button type="submit" size="lg">
            Sign out
          </Button>
        </form>
      }
    />
  )
}
