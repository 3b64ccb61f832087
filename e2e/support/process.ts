import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Helper = { url: string; stop(): Promise<void> }

/** Starts a compiled helper process and waits for the line with its address, which is all it prints on success. */
export async function startHelper(file: string, env: Record<string, string>): Promise<Helper> {
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const url = await firstLine(child, file)
  return { url, stop: () => end(child) }
}

function firstLine(child: ChildProcess, file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready`)))
    if (child.stdout === null) throw new Error('the helper has no output to read')
    createInterface(child.stdout).once('line', resolve)
  })
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
