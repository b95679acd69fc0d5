const tables = new Map<string, Map<string, number[]>>()

/** A text in one of the encodings that `TextDecoder` reads, by its own tables. */
export function encoded(text: string, encoding: string): Uint8Array {
  if (encoding.startsWith('utf-16')) {
    const bytes = Buffer.from(text, 'utf16le')
    return encoding === 'utf-16be' ? bytes.swap16() : bytes
  }
  const table = tables.get(encoding) ?? tableOf(encoding)
  tables.set(encoding, table)
  return Uint8Array.from(
    [...text].flatMap((sign) => {
      const bytes = table.get(sign)
      if (!bytes) throw new Error(`${encoding} has no ${sign}`)
      return bytes
    }),
  )
}

function tableOf(encoding: string) {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder(encoding, { fatal: true })
  const add = (...bytes: number[]) => {
    try {
      const sign = decoder.decode(Uint8Array.from(bytes))
      if ([...sign].length === 1 && !table.has(sign)) table.set(sign, bytes)
    } catch {
      // Not every pair of bytes is a character.
    }
  }
  for (let first = 0; first < 256; first += 1) add(first)
  if (/^(shift_jis|gb18030|euc-|big5)/.test(encoding))
    for (let first = 0x81; first < 0xff; first += 1)
      for (let second = 0x40; second < 0xff; second += 1) add(first, second)
  return table
}
