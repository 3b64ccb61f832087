import { cookies } from 'next/headers'
import { config } from '#lib/kernel/env.ts'

const isSecure = (): boolean => config().origin.startsWith('https:')
const name = (): string => `${isSecure() ? '__Host-' : ''}signet-setup`

/** The token of set-up's second step, from the answer to the first until its hour is over. Never in an address. */
export const readSetupCookie = async (): Promise<string | undefined> => (await cookies()).get(name())?.value

export async function writeSetupCookie(token: string): Promise<void> {
  const options = { httpOnly: true, sameSite: 'strict', secure: isSecure(), path: '/', maxAge: 3_600 } as const
  ;(await cookies()).set(name(), token, options)
}
