'use server'
import type { ReactNode } from 'react'
import type { ActionResult } from '#lib/http/action.ts'
import { allowPlayground } from '#lib/services/playground/allow.ts'
import { closePlayground } from '#lib/services/playground/close.ts'
import { openPlayground } from '#lib/services/playground/open.ts'
import { withdrawPlayground } from '#lib/services/playground/withdraw.ts'
import { exchangeCode } from './exchange.tsx'
import { inspectPasted } from './inspect.tsx'
import { onPlayground } from './on-playground.ts'

export const open = onPlayground(openPlayground)
export const close = onPlayground(closePlayground)
export const allow = onPlayground(allowPlayground)
export const withdraw = onPlayground(withdrawPlayground)

type Asked = ActionResult<ReactNode> | undefined

export async function exchange(tenant: string, _previous: Asked, form: FormData): Promise<ActionResult<ReactNode>> {
  return exchangeCode(tenant, form)
}

export async function inspect(tenant: string, _previous: Asked, form: FormData): Promise<ActionResult<ReactNode>> {
  return inspectPasted(tenant, form)
}
