import { cookies } from 'next/headers'
import { sessionMark } from '#lib/actor/session-mark.ts'
import { config } from '#lib/kernel/env.ts'
import { openRun, type Run, runSeconds, sealRun } from '#lib/services/playground/run.ts'

/** One run at a time for each tenant and browser: a new one takes the place of the last. */
const nameOf = (tenant: string): string =>
  `${config().origin.startsWith('https:') ? '__Secure-' : ''}signet-playground-${tenant}`

const path = (tenant: string): string => `/admin/${tenant}/playground`

async function ownerOf(tenant: string) {
  const jar = await cookies()
  return { tenant, session: sessionMark(tenant, (name) => jar.get(name)?.value) }
}

/** The `Set-Cookie` that keeps a run until its answer: for us alone to read, in this session, for fifteen minutes. */
export async function runCookie(tenant: string, run: Run) {
  const secure = config().origin.startsWith('https:')
  const value = sealRun(run, await ownerOf(tenant))
  return {
    name: nameOf(tenant),
    value,
    path: path(tenant),
    httpOnly: true,
    secure,
    sameSite: 'lax' as const,
    maxAge: runSeconds,
  }
}

/** The run that waits in this session, if one does. */
export async function waitingRun(tenant: string, now: Date): Promise<Run | undefined> {
  return openRun((await cookies()).get(nameOf(tenant))?.value, await ownerOf(tenant), now)
}

/** A run is used once: whoever takes it leaves none behind. Only where cookies may be set: in an action. */
export async function takeRun(tenant: string, now: Date): Promise<Run | undefined> {
  const run = await waitingRun(tenant, now)
  ;(await cookies()).delete({ name: nameOf(tenant), path: path(tenant) })
  return run
}
