const rungs = ['platform', 'tenant', 'environment', 'client'] as const

type OriginLadderProps = {
  from: (typeof rungs)[number]
  /** The name of the place: `Platform`, `Acme`, `Production`, `This client`. */
  name: string
  /** Set right here, so it can be given back. */
  own?: boolean
}

/** Where an inherited value comes from: the filled rung of four. */
export function OriginLadder({ from, name, own = false }: OriginLadderProps) {
  return (
    <span className={own ? 'origin origin-own' : 'origin'}>
      <i aria-hidden="true">
        {rungs.map((rung) => (
          <b key={rung} className={rung === from ? 'on' : undefined} />
        ))}
      </i>
      {name}
    </span>
  )
}
