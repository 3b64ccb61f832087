import { ProblemPage } from '#components/error/problem-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { signOut } from './actions.ts'

/** For people of the tenant who administer nothing: said plainly, with the way out. */
export function NoRole({ tenant }: { tenant: string }) {
  return (
    <ProblemPage
      title="You have no role here"
      message="You are signed in, but nobody has given you a role in this console. Ask an owner of the tenant for one."
      actions={
        <form action={signOut.bind(null, tenant)}>
          <Button type="submit" size="lg">
            Sign out
          </Button>
        </form>
      }
    />
  )
}
