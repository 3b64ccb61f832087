type ChoiceLinksProps = {
  title: string
  text?: string
  choices: readonly { href: string; label: string; hint: string }[]
}

/** A question whose answers are links: each leads to the next step, and Back leads to this one. */
export function ChoiceLinks({ title, text, choices }: ChoiceLinksProps) {
  return (
    <section className="stack stack-4" aria-labelledby="question">
      <div>
        <h2 id="question">{title}</h2>
        {text === undefined ? null : <p className="secondary">{text}</p>}
      </div>
      <ul className="tiles">
        {choices.map(({ href, label, hint }) => (
          <li key={href} className="contents">
            <a className="tile" href={href}>
              <span className="stack gap-0">
                <span className="strong">{label}</span>
                <span className="muted small">{hint}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
