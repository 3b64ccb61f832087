const seal =
  'M22.68 9.375A11 11 0 0 1 2.14 16.875H13.8a1.125 1.125 0 0 0 0-2.25H1.32A11 11 0 0 1 21.86 7.125H10.2a1.125 1.125 0 0 0 0 2.25Z'

/** The seal of Signet: a disc with two cuts that leave an S. One colour, that of the text around it. */
export function Mark({ size = 16 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={seal} />
    </svg>
  )
}
