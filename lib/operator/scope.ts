import { AsyncLocalStorage } from 'node:async_hooks'
import { singleton } from '#lib/kernel/singleton.ts'

/** What one run of next-auth's callback has verified so far: its `signIn` callback writes it, `createSession` reads it. */
export type CallbackScope = { sid: string | undefined }

const storage = () => singleton('portal-callback', () => new AsyncLocalStorage<CallbackScope>())

/** The scope of the current request of next-auth; undefined outside of one. */
export const callbackScope = (): CallbackScope | undefined => storage().getStore()

/** Runs one request of next-auth in a scope of its own. */
export const inCallbackScope = <T>(work: () => Promise<T>): Promise<T> => storage().run({ sid: undefined }, work)
