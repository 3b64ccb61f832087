import { isLoopback } from '#lib/kernel/origin.ts'

/** Whether `text` is a web origin that scripts may call us from: https, or http on this machine; exactly as browsers send it. */
export function isWebOrigin(text: string): boolean {
  if (text.length > 255 || !/^https?:\/\/[\x21-\x7e]+$/.test(text) || text.includes('*') || !URL.canParse(text))
    return false
  const url = new URL(text)
  return url.origin === text && (url.protocol === 'https:' || isLoopback(url.hostname))
}
