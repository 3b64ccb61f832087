import { timingSafeEqual } from 'node:crypto'
import { sha256 } from '#lib/kernel/tokens.ts'
import { hear, tell } from '../messages.ts'
import { answerText, ownOf } from './answer.ts'
import type { Door } from './server.ts'

const answerWithinMs = 5_000

/** Asks the supervisor for the metrics of all processes. */
function createCollect(): () => Promise<string> {
  const waiting = new Map<number, (text: string) => void>()
  let next = 1
  hear((message) => {
    if (message.type === 'collected') waiting.get(message.id)?.(message.text)
  })
  return () =>
    new Promise((resolve, reject) => {
      const id = next++
      const timer = setTimeout(() => {
        waiting.delete(id)
        reject(new Error('the supervisor gave no metrics'))
      }, answerWithinMs)
      waiting.set(id, (text) => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(text)
      })
      tell({ type: 'collect', id })
    })
}

/** `/metrics` for whoever presents the configured bearer token. Without one the path does not exist. */
export function metricsDoor(token: string | undefined, collect: () => Promise<string> = createCollect()): Door {
  return (req, res, peer) => {
    if (req.url !== '/metrics' || token === undefined) return false
    const [scheme = '', presented = ''] = (req.headers.authorization ?? '').split(' ', 2)
    const isRight = scheme.toLowerCase() === 'bearer' && timingSafeEqual(sha256(presented), sha256(token))
    if (isRight) return collect().then((text) => show(res, 200, text.trimEnd(), ownOf(peer)))
    return show(res, 401, 'A token is needed.', { ...ownOf(peer), 'www-authenticate': 'Bearer' })
  }
}

function show(...answer: Parameters<typeof answerText>): true {
  answerText(...answer)
  return true
}
