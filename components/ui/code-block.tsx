import { tokens } from './code-tokens.ts'
import { CopyButton } from './copy-button.tsx'

/** Text for a machine, under the name of its file or tool, with a button that copies all of it. */
export function CodeBlock({ name, code }: { name: string; code: string }) {
  return (
    <figure className="code">
      <figcaption className="code-head">
        <span className="mono truncate" title={name}>
          {name}
        </span>
        <span className="push flex-none">
          <CopyButton text={code} what={name} labelled={true} />
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>
          {tokens(code).map(({ kind, text, at }) =>
            kind === undefined ? (
              text
            ) : (
              <span key={at} className={kind}>
                {text}
              </span>
            ),
          )}
        </code>
      </pre>
    </figure>
  )
}
