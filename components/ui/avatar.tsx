import { initials } from '../brand/initials.ts'

/** A person as letters, beside their name: decoration, so hidden from readers. */
export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span className={large ? 'avatar avatar-lg' : 'avatar'} aria-hidden="true">
      {initials(name)}
    </span>
  )
}
