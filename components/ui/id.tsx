import { CopyButton } from './copy-button.tsx'

/** What a machine issued: an id, a URL, a scope. Always whole in the document, always with its copy button. */
export function Id({ value, label = value }: { value: string; label?: string }) {
  return (
    <span className="id">
      <span className="truncate" title={value}>
        {value}
      </span>
      <CopyButton text={value} what={label} />
    </span>
  )
}
