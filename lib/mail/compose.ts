import { config } from '#lib/kernel/env.ts'
import { factsOf } from './facts.ts'
import type { Letter } from './letter.ts'
import { type Message, messageShapes } from './message.ts'
import type { Reader } from './reader.ts'
import { type Say, sayTo, type Values } from './say.ts'
import type { Seen } from './seen.ts'
import { momentIn, spanIn } from './spoken.ts'

/** The sentences of one kind of message. */
type Part = (name: string) => string

/**
 * The letter of a message, in the words of whoever reads it. `seen` is whence it was asked for or done; of what an administrator did,
 * a person is told when, and not from where.
 */
export function composeLetter(message: Message, reader: Reader, seen?: Seen): Letter {
  const say = sayTo(reader)
  const { kind } = message
  const shape = messageShapes[kind]
  const values = valuesOf(message, reader, say)
  const part: Part = (name) => say(`${kind}.${name}`, values)
  const url = 'url' in message ? message.url : undefined
  return {
    language: reader.language,
    subject: part('subject'),
    listedSubject:
      'code' in message ? say(`${kind}.subject`, { ...values, code: '•'.repeat(message.code.length) }) : undefined,
    heading: part('heading'),
    paragraphs: paragraphs(message, say, part),
    code: 'code' in message ? message.code : undefined,
    action: shape.action === undefined || url === undefined ? undefined : { label: part('action'), url },
    facts: seen === undefined ? [] : facts(message, say, reader, seen),
    closing: closing(message, say, part, values),
    brand: reader.brand,
  }
}

/** Every value that a sentence may name. */
function valuesOf(message: Message, { language, timeZone, tenant }: Reader, say: Say): Values {
  const { kind: _, ...own } = message
  const plain = Object.entries(own).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  )
  return {
    ...Object.fromEntries(plain),
    ...(message.kind === 'invitation' ? { inviter: message.inviter ?? say('invitation.operator') } : {}),
    tenant,
    host: new URL(config().origin).host,
    ...('seconds' in message && message.seconds !== undefined ? { lasts: spanIn(language, message.seconds) } : {}),
    ...('expiresAt' in message ? { expires: momentIn(language, timeZone, message.expiresAt) } : {}),
  }
}

function paragraphs(message: Message, say: Say, part: Part): string[] {
  switch (message.kind) {
    case 'invitation': {
      const what = part(message.isForPortal ? 'whatPortal' : 'what')
      return message.name === '' ? [what] : [part('hello'), what]
    }
    case 'sign_up_existing':
      return [part('what'), part(message.app === '' ? 'moreNoApp' : 'more')]
    case 'recovery_code_used':
      return [part('what'), part('more'), ...(message.few ? [say('makeNewCodes')] : [])]
    case 'account_secured':
    case 'email_restored':
      return [part('what'), ...message.taken.map((taken) => say(`taken.${taken}`))]
    case 'factors_reset':
    case 'passkey_taken':
      return [part('what'), ...(message.signedOut ? [say('signedOut')] : [])]
    default:
      return messageShapes[message.kind].more === undefined ? [part('what')] : [part('what'), part('more')]
  }
}

function facts(message: Message, say: Say, reader: Reader, seen: Seen): NonNullable<Letter['facts']> {
  const all = factsOf(say, reader, seen)
  const by = 'by' in message ? message.by : undefined
  if (by !== undefined) return [{ label: say('facts.by'), value: by }, ...all.slice(-1)]
  return messageShapes[message.kind].tells === 'administrator' ? all.slice(-1) : all
}

/** Why it came, for how long it holds, and what to do if it was not expected. */
function closing(message: Message, say: Say, part: Part, values: Values): string[] {
  const { ignore, tells } = messageShapes[message.kind]
  const lines: string[] = []
  if (message.kind === 'invitation') lines.push(part('until'))
  const hasLink = 'seconds' in message && message.seconds !== undefined
  if (hasLink) lines.push(say('closing.lasts', values))
  if (ignore === true && (hasLink || message.kind !== 'new_sign_in')) lines.push(part('ignore'))
  else if (tells !== undefined) lines.push(say(tells === 'person' ? 'closing.notYou' : 'closing.notExpected', values))
  if (tells !== undefined) lines.push(say('closing.about', values))
  return [...lines, say('closing.sentBy', values)]
}
