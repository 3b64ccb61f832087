import type { Letter } from './letter.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const ink = 'color:#1b2524;font:15px/24px system-ui,sans-serif'
const paragraph = (text: string): string => `<p style="margin:0 0 16px;${ink}">${escaped(text)}</p>`
const small = (text: string): string =>
  `<p style="margin:0 0 8px;color:#5a6664;font:13px/20px system-ui,sans-serif">${escaped(text)}</p>`

/** A letter as HTML: inline styles, no image, nothing fetched from anywhere, nothing that tells us it was read. */
export function asHtml({ subject, paragraphs, action, closing }: Letter): string {
  const link =
    action === undefined
      ? ''
      : `<p style="margin:0 0 16px"><a href="${escaped(action.url)}" style="display:inline-block;padding:10px 16px;border-radius:8px;background:#0f5e63;color:#ffffff;font:600 15px/24px system-ui,sans-serif;text-decoration:none">${escaped(action.label)}</a></p>
<p style="margin:0 0 16px;color:#5a6664;font:13px/20px system-ui,sans-serif;word-break:break-all">${escaped(action.url)}</p>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff">
<div style="max-width:560px;margin:0 auto">
${[...paragraphs.map(paragraph), link, '<hr style="margin:24px 0;border:0;border-top:1px solid #d9dfde">', ...closing.map(small)].filter(Boolean).join('\n')}
</div>
</body></html>
`
}
