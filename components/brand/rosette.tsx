const within = [7.5, 15, 22.5, 30, 37.5]
const around = [45, 90, 135, 180, 225, 270, 315]

/** The engraving behind hosted and set-up pages: hairlines, as on a banknote. */
export function Rosette() {
  return (
    <svg className="rosette" viewBox="-300 -300 600 600" aria-hidden="true">
      <defs>
        <ellipse id="r1" cx="112" rx="168" ry="104" />
        <g id="r2">
          <use href="#r1" />
          {within.map((angle) => (
            <use key={angle} href="#r1" transform={`rotate(${angle})`} />
          ))}
        </g>
      </defs>
      <use href="#r2" />
      {around.map((angle) => (
        <use key={angle} href="#r2" transform={`rotate(${angle})`} />
      ))}
    </svg>
  )
}
