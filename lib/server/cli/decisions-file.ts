import type { Decision } from '#lib/promotion/choices.ts'
import { isOwnField } from '#lib/promotion/own-fields.ts'
import { readYamlValue } from '#lib/promotion/yaml.ts'
import { StartRefusal } from '../start-refusal.ts'

/**
 * Reads what is decided of fields that belong to the target, client by client, as YAML: `Shop: { redirectUris: keep, origins:
 * [https://shop.example.com] }`. `keep` is what the target has, `file` what the source says, anything else the value itself.
 */
export function readDecisions(text: string): Decision[] {
  const read = readYamlValue(text)
  if (!isMapping(read)) throw new StartRefusal('The decisions are no mapping of clients.')
  return Object.entries(read).flatMap(([client, fields]) => {
    if (!isMapping(fields)) throw new StartRefusal(`The decisions on ${client} are no mapping of fields.`)
    return Object.entries(fields).map(([field, value]): Decision => {
      if (!isOwnField(field)) throw new StartRefusal(`${client}: nothing is to be decided of ${field}.`)
      if (value === 'keep') return { client, field, take: 'keep' }
      if (value === 'file' || value === 'source') return { client, field, take: 'source' }
      return { client, field, take: 'value', value: value as string[] }
    })
  })
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
