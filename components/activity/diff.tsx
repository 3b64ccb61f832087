type Side = Readonly<Record<string, unknown>> | undefined

type DiffProps = { before: Side; after: Side }

/** What a change made of an object, field by field: what was there, and what is there since. */
export function Diff({ before = {}, after = {} }: DiffProps) {
  const names = Object.keys({ ...before, ...after })
  return (
    <div className="code">
      <div className="diff">
        {names.map((name) => {
          const was = written(name, before)
          const is = written(name, after)
          if (was === is) return <div key={name}>{was}</div>
          return (
            <div key={name} className="contents">
              {was === undefined ? null : (
                <div className="del">
                  <del>{was}</del>
                </div>
              )}
              {is === undefined ? null : (
                <div className="add">
                  <ins>{is}</ins>
                </div>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const written = (name: string, side: Exclude<Side, undefined>): string | undefined =>
  Object.hasOwn(side, name) ? `${name}: ${JSON.stringify(side[name], null, 2)}` : undefined
