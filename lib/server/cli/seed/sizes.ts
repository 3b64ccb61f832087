/**
 * How many people each tenant has, the largest first: as Zipf's law has it, the n-th has an n-th of the first, so that of
 * 1,000,000 people in 10,000 tenants a tenth is in the first and twenty are in the one in the middle. Everybody has at least one;
 * the sum is `users`.
 */
export function sizesOf(tenants: number, users: number): number[] {
  let harmonic = 0
  for (let n = 1; n <= tenants; n += 1) harmonic += 1 / n
  const spare = users - tenants
  const sizes = Array.from({ length: tenants }, (_, at) => 1 + Math.floor(spare / harmonic / (at + 1)))
  const given = sizes.reduce((sum, size) => sum + size, 0)
  sizes[0] = (sizes[0] ?? 0) + users - given
  return sizes
}
