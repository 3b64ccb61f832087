/** Parameters that a GET form keeps of the address it stands on. */
export function KeptFields({ params }: { params: readonly (readonly [string, string])[] }) {
  return params.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)
}
