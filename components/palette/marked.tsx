/** A label in which what was typed is marked, wherever it stands. */
export function Marked({ label, typed }: { label: string; typed: string }) {
  const at = typed === '' ? -1 : label.toLowerCase().indexOf(typed.toLowerCase())
  if (at < 0) return <span className="truncate">{label}</span>
  return (
    <span className="truncate">
      {label.slice(0, at)}
      <mark>{label.slice(at, at + typed.length)}</mark>
      {label.slice(at + typed.length)}
    </span>
  )
}
