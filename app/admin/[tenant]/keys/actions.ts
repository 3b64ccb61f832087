'use server'
import type { z } from 'zod'
import { compromiseKey } from '#lib/services/keys/compromise.ts'
import { rotateKey } from '#lib/services/keys/rotate.ts'
import { setKeySchedule } from '#lib/services/keys/set-schedule.ts'
import type { Verb } from '#lib/services/verb.ts'
import { after } from '../after.ts'
import { type KeysAt, keysHref } from './keys-at.ts'

const onKeys = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>, done: string) =>
  after(verb, (at: KeysAt) => keysHref(at, { done }))

export const rotate = onKeys(rotateKey, 'rotated')
export const declareCompromised = onKeys(compromiseKey, 'compromised')
export const saveSchedule = onKeys(setKeySchedule, 'scheduled')
