// A separate process (started by run.ts): the bytes of a .docx on standard input, a Reading as JSON on standard output.
import { buffer } from 'node:stream/consumers'
import { findingsOf } from './findings.ts'
import type { Reading } from './reading'
import { unzip } from './unzip.ts'
import { readWordDocument } from './word-document.ts'

const maxText = Number(process.argv[3])
const isWanted = (name: string) =>
  /^word\/(?:document|footnotes|endnotes|numbering|header\d*|footer\d*)\.xml$/.test(name)

async function read(bytes: Uint8Array): Promise<Reading> {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const files = [...(await unzip(bytes, isWanted))].map(
      ([name, file]) => [name, decoder.decode(file)] as const,
    )
    const { text, spans, comments, pictures, symbols } = readWordDocument(new Map(files))
    if (text.length > maxText) return { refused: 'TOO_MUCH_TEXT' }
    const counts = { COMMENTS_LEFT_OUT: comments, PICTURES_LEFT_OUT: pictures, UNKNOWN_GLYPHS: symbols }
    return text === ''
      ? { refused: 'NO_TEXT' }
      : { reader: 'word', text, spans, pages: [], findings: findingsOf(spans, counts) }
  } catch {
    return { refused: 'DAMAGED' }
  }
}

process.stdout.write(JSON.stringify(await read(new Uint8Array(await buffer(process.stdin)))))
