'use client'
import { useState } from 'react'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { formInput } from '#lib/http/form-input.ts'
import { curlText } from '#lib/http/rest/curl-text.ts'
import { callOfForm } from './call-of-form.ts'

type LiveCallProps = {
  method: string
  /** With fields of the form in braces: `…/directories/{directory}/groups`. */
  url: string
  example: string
  href: string
  words: Record<'title' | 'call' | 'reference', string>
}

/** The call that the page's form would be, said anew each time it is looked at. */
export function LiveCall({ method, url, example, href, words }: LiveCallProps) {
  const [text, setText] = useState(example)
  const say = (details: HTMLDetailsElement) => {
    const form = formBefore(details)
    if (!details.open || form === undefined) return
    const input = formInput(new FormData(form))
    if (input !== undefined) setText(curlText(callOfForm(method, url, input)))
  }
  return (
    <details className="mt-6" onToggle={(event) => say(event.currentTarget)}>
      <summary className="link">{words.title}</summary>
      <div className="stack stack-2">
        <CodeBlock name={words.call} code={text} />
        <a className="link small" href={href}>
          {words.reference}
        </a>
      </div>
    </details>
  )
}

/** The last form of ours that stands before an element. */
const formBefore = (element: Element): HTMLFormElement | undefined =>
  [...document.querySelectorAll<HTMLFormElement>('main form[aria-busy]')]
    .filter((form) => (form.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
    .at(-1)
