/** What a script adds to the page with a picture of oneself: bundled on its own, for that page alone. It works without (UX-H73). */

/** Larger than a picture of a person is shown anywhere, and small enough to be kept even where nothing but PNG can be written. */
const side = 400

/** The square in the middle of a picture, as a browser shows it: turned the right way up, in one frame. */
async function squareOf(file: File): Promise<File | undefined> {
  const picture = await createImageBitmap(file)
  const { width, height } = picture
  const from = Math.min(width, height)
  const to = Math.min(from, side)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = to
  canvas.getContext('2d')?.drawImage(picture, (width - from) / 2, (height - from) / 2, from, from, 0, 0, to, to)
  const type = file.type === 'image/jpeg' ? file.type : 'image/webp'
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.9))
  return made ? new File([made], file.name) : undefined
}

/**
 * UX-H58: photos of phones are many times what is kept, so what was chosen is cut to a square and made smaller before it is sent, which
 * waits for that. What the browser can't read is sent as it is: the answer says why it is not taken.
 */
function shrinkPicture(field: HTMLInputElement): void {
  const hint = document.getElementById(field.dataset.shrink ?? '')
  if (hint) hint.textContent = hint.dataset.shrunk ?? ''
  let making: Promise<void> | undefined
  const replace = async (file: File): Promise<void> => {
    const square = await squareOf(file).catch(() => undefined)
    if (!square || field.files?.[0] !== file) return
    const sent = new DataTransfer()
    sent.items.add(square)
    field.files = sent.files
  }
  field.addEventListener('change', () => {
    const file = field.files?.[0]
    const made =
      file &&
      replace(file).then(() => {
        if (making === made) making = undefined
      })
    making = made
  })
  // Only while there is something to wait for: a form that is sent from within its own `submit` is not sent at all.
  const wait = async (event: SubmitEvent): Promise<void> => {
    if (!making) return
    event.preventDefault()
    event.stopImmediatePropagation()
    await making
    field.form?.requestSubmit()
  }
  // Before what lets a form be sent once hears of it: this one is not on its way yet.
  field.form?.addEventListener('submit', wait, { capture: true })
}

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-shrink]')) shrinkPicture(field)
