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
