import { openApi } from './openapi.ts'
import type { Entry } from './route-of.ts'

/** GET /api/v1/openapi.json. It says what the product can do and nothing of anybody, so that everyone may read it. */
export function openApiDoor(registry: readonly Entry[]): () => Response {
  let text: string | undefined
  return () => {
    text ??= JSON.stringify(openApi(registry))
    return new Response(text, { headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' } })
  }
}
