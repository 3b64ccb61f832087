import { AsyncLocalStorage } from 'node:async_hooks'
import { singleton } from '#lib/kernel/singleton.ts'

const storage = () => singleton('paging-scope', () => new AsyncLocalStorage<string>())

/** Which list of which tenant is being read; empty outside of one, where no cursor is good. */
export const listBeingRead = (): string => storage().getStore() ?? ''

/** Runs the reading of a list: the cursors written meanwhile are good for this list of this tenant alone. */
export const readingList = <T>(tenantId: string, name: string, read: () => Promise<T>): Promise<T> =>
  storage().run(`${tenantId}/${name}`, read)
