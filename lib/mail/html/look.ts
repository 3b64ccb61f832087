import type { CSSProperties } from 'react'
import { ours } from '#lib/branding/ours.ts'

const sans =
  "system-ui,-apple-system,'Segoe UI',Roboto,'Hiragino Sans','Yu Gothic UI','Noto Sans CJK JP','Noto Sans Arabic',sans-serif"
const mono = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace"

/** The colours of the hosted pages, as values: mail programs know no custom properties. */
const { light, dark } = ours

/** The accent where a tenant has none of its own. */
export const accent = { fill: light.accent, text: light['on-accent'] }

/** Inline styles: many programs keep no other. */
export const look = {
  body: { margin: 0, padding: '24px 12px', backgroundColor: light.canvas, color: light.text },
  sheet: {
    maxWidth: '560px',
    margin: '0 auto',
    border: `1px solid ${light.line}`,
    borderRadius: '8px',
    backgroundColor: light.surface,
    color: light.text,
    font: `15px/24px ${sans}`,
  },
  name: { margin: '0 0 24px', font: `600 15px/24px ${sans}`, color: light.text },
  logo: { display: 'block', margin: '0 0 24px', maxWidth: '200px', height: '32px', border: 0 },
  heading: { margin: '0 0 16px', font: `600 20px/28px ${sans}`, color: light.text },
  paragraph: { margin: '0 0 16px', font: `15px/24px ${sans}`, color: light.text },
  code: {
    margin: '0 0 20px',
    padding: '16px',
    borderRadius: '8px',
    backgroundColor: light.canvas,
    color: light.text,
    font: `600 32px/40px ${mono}`,
    letterSpacing: '6px',
    textAlign: 'center',
    userSelect: 'all',
  },
  button: { padding: '12px 20px', borderRadius: '8px', font: `600 15px/24px ${sans}` },
  action: { margin: '0 0 12px' },
  address: { margin: '0 0 20px', font: `13px/20px ${sans}`, color: light['text-muted'], wordBreak: 'break-all' },
  facts: { margin: '0 0 16px', width: '100%', borderTop: `1px solid ${light.line}` },
  label: {
    padding: '4px 0',
    width: '34%',
    font: `13px/20px ${sans}`,
    color: light['text-muted'],
    verticalAlign: 'top',
  },
  value: { padding: '4px 0', font: `13px/20px ${sans}`, color: light.text, wordBreak: 'break-word' },
  rule: { margin: '0 0 16px', border: 0, borderTop: `1px solid ${light.line}` },
  closing: { margin: '0 0 8px', font: `13px/20px ${sans}`, color: light['text-muted'] },
} satisfies Record<string, CSSProperties>

/**
 * What programs that know it get on a dark screen, and on a narrow one. Classes, for an inline style yields to nothing else. The
 * button keeps its colours: they are legible on each other.
 */
export const sheet = `
.pad{padding:32px}
@media (max-width:480px){.pad{padding:20px!important}}
@media (prefers-color-scheme:dark){
.canvas,.canvas>table>tbody>tr>td{background-color:${dark.canvas}!important}
.surface{background-color:${dark.surface}!important;border-color:${dark.line}!important}
.ink{color:${dark.text}!important}
.quiet{color:${dark['text-muted']}!important}
.line{border-color:${dark.line}!important}
.well{background-color:${dark.canvas}!important}
}`
