import { Readable } from 'node:stream'
import sharp from 'sharp'
import type { Actor } from '@/lib/access'
import { addMedia, describeMedia } from '@/lib/media/commands'
import { account } from './account'

/** The colours of the public pages on paper. */
const [paper, ink, quiet] = ['#faf9f6', '#1d1c1a', '#6a675f']

/** A circle of the drawing: filled for what the archive has seen. */
const circle = (x: number, isSeen: boolean) =>
  `<circle cx="${x}" cy="140" r="34" fill="${isSeen ? ink : paper}" stroke="${isSeen ? ink : quiet}" stroke-width="5"${isSeen ? '' : ' stroke-dasharray="10 8"'}/>`
const arrow = (from: number, to: number) =>
  `<path d="M${from} 140H${to - 16}" stroke="${quiet}" stroke-width="5"/><path d="M${to} 140l-20 -11v22z" fill="${quiet}"/>`

/** How the statements about Khojaly are known, drawn by this program: two works that were not seen, and the note that was. */
const diagram = (): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="280" viewBox="0 0 960 280"><rect width="960" height="280" fill="${paper}"/>${circle(140, false)}${arrow(192, 428)}${circle(480, false)}${arrow(532, 768)}${circle(820, true)}</svg>`,
    ),
  )
    .png()
    .toBuffer()

/** The diagram in the media library, with its description. */
export async function addDiagram(editor: Actor) {
  const about = { filename: 'how-it-is-known.png', language: 'en' }
  const { id, sha256, width, height } = await addMedia(editor, about, Readable.from([await diagram()]))
  const shown = account.body.find((block) => 'image' in block)
  if (shown) {
    const { image: _, ...texts } = shown
    await describeMedia(editor, id, 1, {
      ...texts,
      rights: '',
      warning: '',
      focusX: 50,
      focusY: 50,
      language: 'en',
    })
  }
  return { sha256, width, height }
}
