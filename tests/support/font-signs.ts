/** The code points that a TrueType or OpenType font has glyphs for: formats 4 and 12 of its character map (OpenType 1.9, cmap). */
export function signsOfFont(bytes: Uint8Array): Set<number> {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Set<number>()
  const tables = Array.from({ length: font.getUint16(4) }, (_, index) => 12 + index * 16)
  const entry = tables.find((at) => font.getUint32(at) === 0x636d6170)
  if (entry === undefined) return found
  const cmap = font.getUint32(entry + 8)
  for (let index = 0; index < font.getUint16(cmap + 2); index += 1) {
    const at = cmap + font.getUint32(cmap + 8 + index * 8)
    const format = font.getUint16(at)
    if (format === 4) segmentsIn(font, at, found)
    if (format === 12) groupsIn(font, at, found)
  }
  return found
}

function segmentsIn(font: DataView, at: number, found: Set<number>): void {
  const doubled = font.getUint16(at + 6)
  for (let segment = 0; segment < doubled; segment += 2) {
    const [end, start] = [font.getUint16(at + 14 + segment), font.getUint16(at + 16 + doubled + segment)]
    const delta = font.getUint16(at + 16 + 2 * doubled + segment)
    const position = at + 16 + 3 * doubled + segment
    const offset = font.getUint16(position)
    for (let sign = start; sign <= end && sign < 0xffff; sign += 1) {
      const glyph = offset === 0 ? sign : font.getUint16(position + offset + 2 * (sign - start))
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) found.add(sign)
    }
  }
}

function groupsIn(font: DataView, at: number, found: Set<number>): void {
  for (let group = 0; group < font.getUint32(at + 12); group += 1) {
    const from = at + 16 + group * 12
    for (let sign = font.getUint32(from); sign <= font.getUint32(from + 4); sign += 1) found.add(sign)
  }
}

/** Code points as ranges: "41-5A 61-7A". */
export function rangesOf(signs: ReadonlySet<number>): string {
  const ranges: [number, number][] = []
  for (const sign of [...signs].toSorted((one, other) => one - other)) {
    const last = ranges.at(-1)
    if (last && last[1] === sign - 1) last[1] = sign
    else ranges.push([sign, sign])
  }
  const written = (sign: number) => sign.toString(16).toUpperCase()
  return ranges
    .map(([from, to]) => (from === to ? written(from) : `${written(from)}-${written(to)}`))
    .join(' ')
}
