import type { PolicyKind } from '#lib/policy/fields.ts'
import { canonical, sameText } from './canonical.ts'
import type { ClientDocument, ConfigurationDocument } from './document.ts'

/** The name of an object within a document: `client:Shop`, `policy:session`. */
export const clientKey = (name: string): string => `client:${name}`
export const policyKey = (kind: string): string => `policy:${kind}`

/** The clients of a document by name. Names are free, so there may be several of one. */
export function clientsByName({ clients }: ConfigurationDocument): ReadonlyMap<string, readonly ClientDocument[]> {
  const byName = new Map<string, ClientDocument[]>()
  for (const client of clients) byName.set(client.name, [...(byName.get(client.name) ?? []), client])
  return byName
}

/** Each object of a document as one text, by its key: what is compared to tell whether it moved. */
export function objectTexts(document: ConfigurationDocument): ReadonlyMap<string, string> {
  const sorted = canonical(document)
  const texts = new Map<string, string>()
  for (const [kind, values] of Object.entries(sorted.policies)) texts.set(policyKey(kind), sameText(values))
  for (const [name, clients] of clientsByName(sorted)) texts.set(clientKey(name), sameText(clients))
  return texts
}

/** The part of a document that is about some objects. */
export const onlyObjects = (document: ConfigurationDocument, keys: ReadonlySet<string>): ConfigurationDocument => ({
  version: 1,
  policies: Object.fromEntries(
    Object.entries(document.policies).filter(([kind]) => keys.has(policyKey(kind))),
  ) as Partial<Record<PolicyKind, Record<string, number>>>,
  clients: document.clients.filter(({ name }) => keys.has(clientKey(name))),
})
