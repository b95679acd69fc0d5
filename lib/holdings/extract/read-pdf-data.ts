// A separate process (started by run.ts): the bytes of a PDF on standard input; on standard output, as JSON, what it says outside of the text
// of its pages, and where its earlier states end.
import { buffer } from 'node:stream/consumers'
import { type DocumentData, documentDataOf } from './pdf/document-data.ts'
import { startPdfium } from './pdf/pdfium.ts'
import { decrypted } from './pdf/pdfium-copy.ts'
import { earlierStates, MOST_STATES } from './pdf/states.ts'

// Only the result goes to standard output.
console.log = console.warn = console.error = () => {}

const bytes = await buffer(process.stdin)
const all = earlierStates(bytes)
const earlier = all.slice(-MOST_STATES)
const written = documentDataOf(bytes)
// Otherwise the bytes of the last state have what all of them say. What a later one doesn't show, an earlier one did.
const states = written.isEncrypted ? [...earlier, bytes] : earlier.slice(0, 1)
const pdfium = written.isEncrypted ? await startPdfium() : null

/** What a state of the file says, without its encryption. */
function dataOf(state: Buffer): DocumentData {
  const data = documentDataOf(state)
  if (!pdfium) return data
  const plain = decrypted(pdfium, state)
  if (!plain) return { ...data, unread: data.unread + 1 }
  const copied = documentDataOf(plain)
  // The copy has only what is shown.
  return { ...copied, unshown: Math.max(0, data.streams - copied.streams) }
}
const read = states.map(dataOf)
const said = written.isEncrypted ? read : [...read, written]
const text = [...new Set(said.flatMap(({ texts }) => texts))].join('\n').toWellFormed()
const unread = Math.max(...said.map((data) => data.unread))
const unshown = said[0]?.unshown ?? 0
process.stdout.write(JSON.stringify({ text, unread, unshown, earlier: all.map((state) => state.length) }))
