import { forget } from '#lib/kernel/singleton.ts'

/** Gives this process a master key of its own for tests. Called once at the top of a test file, before anything is sealed. */
export function setTestMasterKey(fill = 7): Buffer {
  const key = Buffer.alloc(32, fill)
  process.env.SIGNET_MASTER_KEY = key.toString('base64url')
  for (const name of ['config', 'keys.data']) forget(name)
  return key
}
