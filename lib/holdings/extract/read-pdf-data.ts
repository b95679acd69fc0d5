// A separate process (started by run.ts): the bytes of a PDF on standard input; on standard output, as JSON, what it says outside of the text
// of its pages.
import { buffer } from 'node:stream/consumers'
import { documentDataOf } from './pdf/document-data.ts'
import { startPdfium } from './pdf/pdfium.ts'
import { decrypted } from './pdf/pdfium-copy.ts'

// Only the result goes to standard output.
console.log = console.warn = console.error = () => {}

const bytes = await buffer(process.stdin)
const written = documentDataOf(bytes)
const plain = written.isEncrypted ? decrypted(await startPdfium(), bytes) : null
const data = plain ? documentDataOf(plain) : written
const isUnread = written.isEncrypted && !plain
process.stdout.write(
  JSON.stringify({ text: data.texts.join('\n').toWellFormed(), unread: data.unread + (isUnread ? 1 : 0) }),
)
