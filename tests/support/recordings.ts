/** A second of silence: RIFF, 8 bit, mono. */
export function silence(samples = 8000): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples, 4)
  head.write('WAVEfmt ', 8)
  for (const [value, at] of [
    [16, 16],
    [8000, 24],
    [8000, 28],
    [samples, 40],
  ] as const)
    head.writeUInt32LE(value, at)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  return Buffer.concat([head, Buffer.alloc(samples, 128)])
}

/** A chunk of RIFF. */
export function chunk(name: string, content: string): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 0)
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, Buffer.from(content, 'latin1')])
}
