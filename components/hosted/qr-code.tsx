type QrCodeProps = {
  qr: { size: number; path: string }
  /** What it holds, for whoever does not see it. */
  label: string
}

/** A QR code, dark on white in either theme: scanners read no other. */
export function QrCode({ qr: { size, path }, label }: QrCodeProps) {
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
