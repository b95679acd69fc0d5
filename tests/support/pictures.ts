import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A picture of one colour as a file. */
export const pictureOf = (
  width: number,
  height: number,
  { format = 'png' as 'png' | 'jpeg' | 'webp', background = '#7a5c2e' } = {},
): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer()

/** A black square as PNG, with one bit for each dot: in memory it takes so little that it can have very many. */
export function blackPng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.writeUInt8(1, 8)
  const rows = Buffer.alloc(side * (1 + Math.ceil(side / 8)))
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A photograph that is stored lying on its side, with the place where it was taken. */
export const photograph = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: 'white' } })
    .withExif({ IFD3: { GPSLatitude: '40/1 0/1 0/1' }, IFD0: { Make: 'Camera' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** The bytes as they come over the network. */
export async function* bytesOf(bytes: Uint8Array | string) {
  yield typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
}
