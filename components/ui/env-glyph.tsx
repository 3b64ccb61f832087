import { clsx } from 'clsx'

export type EnvironmentKind = 'production' | 'staging' | 'development' | 'control'

const shapes: Record<EnvironmentKind, string> = {
  production: 'env-production',
  staging: 'env-staging',
  development: 'env-development',
  control: 'env-control',
}

type EnvGlyphProps = {
  kind: EnvironmentKind
  name: string
  /** One of the look's colours for environments; without it, that of its kind. */
  colour?: string | undefined
}

/** An environment: shape first (filled, half, outline), colour second, name always. */
export function EnvGlyph({ kind, name, colour }: EnvGlyphProps) {
  return <span className={clsx('env', shapes[kind], colour !== undefined && `env-in-${colour}`)}>{name}</span>
}
