import { Invalid } from '@/lib/errors'

const marks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

export type Decoded = {
  text: string
  /** What the reader should know of the text, one plain sentence each. */
  notices: string[]
}

/**
 * Bytes as text: UTF-8, or UTF-16 that begins with a byte order mark. Nothing is composed, folded or repaired; only line ends become
 * `\n`. Throws `Invalid` on `file` for any other encoding and for NUL.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes)
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Invalid({
      file:
        encoding === 'utf-8'
          ? 'This text is not UTF-8. Save it as UTF-8 and add it again.'
          : 'This text begins as UTF-16 but is broken. Save it as UTF-8 and add it again.',
    })
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new Invalid({ file: `This is not text: there is a NUL at character ${nul + 1}.` })
  return withPlainLineEnds(text)
}

function encodingOf([a, b]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
}

/** Line ends as `\n`, and a notice for this and for marks of writing direction, which are kept as part of the source. */
export function withPlainLineEnds(text: string): Decoded {
  const plain = text.replaceAll(/\r\n?/g, '\n')
  const directions = plain.match(marks)?.length ?? 0
  const notices: string[] = []
  if (plain !== text) notices.push('Line ends were made uniform; nothing else of the text was changed.')
  if (directions)
    notices.push(
      `The text holds ${directions} invisible ${directions === 1 ? 'mark' : 'marks'} of writing direction. They are part of the source and were kept.`,
    )
  return { text: plain, notices }
}
