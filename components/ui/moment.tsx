import { useReader } from '#kit'
import { absoluteTime } from './time-words.ts'

/** A moment to the second, in the reader's zone, which it names. */
export const Moment = ({ at }: { at: Date }) => <time dateTime={at.toISOString()}>{absoluteTime(at, useReader())}</time>
