import { clsx } from 'clsx'

export type EnvironmentKind = 'production' | 'staging' | 'development' | 'control'

const shapes: Record<EnvironmentKind, string> = {
  production: 'env-production',
  staging: 'env-staging',
  development: 'env-development',
  control: 'env-control',
}

/** An environment: shape first (filled, half, outline), colour second, name always. */
export function EnvGlyph({ kind, name }: { kind: EnvironmentKind; name: string }) {
  return <span className={clsx('env', shapes[kind])}>{name}</span>
}
