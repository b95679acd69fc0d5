import { promisify } from 'node:util'
import yauzl from 'yauzl'

const ENTRIES = 5_000
/** Bytes that all wanted files together may unpack to. */
const UNPACKED = 200e6

/**
 * The files of a zip archive whose names are wanted, unpacked. Throws for a damaged archive, and for one with too many files or that unpacks
 * to too much, before it does.
 */
export async function unzip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  const open = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)
  const zip = await open(Buffer.from(bytes), { lazyEntries: true })
  if (zip.entryCount > ENTRIES) throw new Error('Too many files in the archive')
  const files = new Map<string, Uint8Array>()
  let unpacked = 0
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(files))
    zip.on('entry', (entry: yauzl.Entry) => {
      if (!isWanted(entry.fileName)) return zip.readEntry()
      unpacked += entry.uncompressedSize
      if (unpacked > UNPACKED) return reject(new Error('The archive unpacks to too much'))
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        const chunks: Buffer[] = []
        stream.on('error', reject)
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          files.set(entry.fileName, Buffer.concat(chunks))
          zip.readEntry()
        })
      })
    })
    zip.readEntry()
  })
}
