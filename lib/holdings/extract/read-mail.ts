// A separate process (started by run.ts): the bytes of an e-mail or of a saved web page (.mhtml) on standard input, a Letter or why it was
// refused as JSON on standard output.
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import type { Letter } from './letter'

/** Bytes of all attachments together. */
const ATTACHED = 60e6
/** The lines above the text of a letter that readers know. */
const shown = ['From', 'To', 'Cc', 'Subject', 'Date']

const bytesOf = ({ content }: Attachment) =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))

const people = (addresses: Email['to'] = []): string =>
  addresses
    .map(({ name, address, group }) => {
      if (group) return `${name}: ${people(group)}`
      return name ? `${name} <${address}>` : address
    })
    .join(', ')

function headOf(mail: Email): string {
  const raw = (key: string) => mail.headers.find((header) => header.key === key)?.value ?? ''
  const values = [
    people(mail.from && [mail.from]),
    people(mail.to),
    people(mail.cc),
    mail.subject ?? '',
    raw('date'),
  ]
  return shown.flatMap((name, index) => (values[index] ? [`${name}: ${values[index]}`] : [])).join('\n')
}

async function read(bytes: Uint8Array): Promise<Letter> {
  try {
    const mail = await PostalMime.parse(bytes, {
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: true,
    })
    const raw = (key: string) => mail.headers.find((header) => header.key === key)?.value ?? ''
    let room = ATTACHED
    const attachments = mail.attachments
      .filter(({ related, disposition }) => !related || disposition === 'attachment')
      .map((attachment) => ({ name: attachment.filename ?? '', bytes: bytesOf(attachment) }))
      .filter(({ bytes: { length } }) => {
        room -= length
        return room >= 0
      })
    return {
      head: headOf(mail),
      text: mail.text ?? '',
      html: mail.html ?? '',
      address: raw('snapshot-content-location') || raw('content-location'),
      date: mail.date && !Number.isNaN(Date.parse(mail.date)) ? mail.date : '',
      attachments: attachments.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
      leftOut: mail.attachments.length - attachments.length,
    }
  } catch {
    return { refused: 'DAMAGED' }
  }
}

process.stdout.write(JSON.stringify(await read(new Uint8Array(await buffer(process.stdin)))))
