import { appauth } from './appauth.ts'
import { curl } from './curl.ts'
import { curlService } from './curl-service.ts'
import { django } from './django.ts'
import { dotnet } from './dotnet.ts'
import { express } from './express.ts'
import { go } from './go.ts'
import { goService } from './go-service.ts'
import { nextjs } from './nextjs.ts'
import { nodeService } from './node-service.ts'
import { spa } from './spa.ts'
import { spring } from './spring.ts'
import type { Snippet } from './types.ts'

/** Every framework there is code for, by the word that addresses carry, in the order in which they are offered. */
export const snippets = {
  nextjs,
  express,
  spring,
  django,
  go,
  dotnet,
  spa,
  appauth,
  node: nodeService,
  'go-service': goService,
  'curl-service': curlService,
  curl,
} as const satisfies Record<string, Snippet>

export type Framework = keyof typeof snippets

/** The frameworks that fit a kind of client; the first is the one shown when none is named. */
export const frameworksFor = (kind: string): Framework[] =>
  (Object.keys(snippets) as Framework[]).filter((key) => (snippets[key].kinds as readonly string[]).includes(kind))

/** The framework that an address names, where it fits the kind; else the first that does. */
export function frameworkOf(kind: string, named: string | undefined): Framework | undefined {
  const fitting = frameworksFor(kind)
  return fitting.find((key) => key === named) ?? fitting[0]
}
