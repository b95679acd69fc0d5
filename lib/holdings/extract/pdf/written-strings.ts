// The texts that are written as such in the objects of a PDF (ISO 32000-1, 7.3.4 and 14.3): strings, and documents of XML.

const BACKSLASH = '\\'
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The string in round brackets that begins at `from`, byte by byte, and where it ends. One without an end goes to the end. */
function literalAt(bytes: string, from: number): { value: string; end: number } {
  let value = ''
  let depth = 1
  let at = from + 1
  while (at < bytes.length) {
    const sign = bytes[at] ?? ''
    if (sign === BACKSLASH) {
      const octal = /[0-7]{1,3}/y
      octal.lastIndex = at + 1
      const [digits] = octal.exec(bytes) ?? []
      const next = bytes[at + 1] ?? ''
      if (digits) value += String.fromCharCode(Number.parseInt(digits, 8) & 255)
      // A line that ends with it goes on in the next.
      else if (next !== '\n' && next !== '\r') value += escapes[next] ?? next
      at += 1 + (digits?.length ?? 1)
      continue
    }
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    at += 1
    if (depth === 0) break
    value += sign
  }
  return { value, end: at }
}

const HEX = /<[0-9A-Fa-f\s]*>/y

/** The texts of all strings in these objects, byte by byte. The work grows with their length only. */
export function stringsIn(bytes: string): string[] {
  const found: string[] = []
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at]
    if (sign === '(') {
      const { value, end } = literalAt(bytes, at)
      found.push(textOf(Buffer.from(value, 'latin1')))
      at = end - 1
    } else if (sign === '<') {
      HEX.lastIndex = at
      const [hex] = HEX.exec(bytes) ?? []
      if (!hex) continue
      const digits = hex.replaceAll(/[<>\s]/g, '')
      found.push(textOf(Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex')))
      at += hex.length - 1
    }
  }
  return found.filter((text) => text !== '')
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** The text of bytes: UTF-16 or UTF-8 where they say so, UTF-8 where it is valid, else Latin letters. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isSwapped = first === 0xfe && second === 0xff
  if (isSwapped || (first === 0xff && second === 0xfe)) {
    const units = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
    // Between escapes, a string can name its language.
    return (isSwapped ? units.swap16() : units)
      .toString('utf16le')
      .replaceAll(/\p{Cc}[A-Za-z]{2,5}\p{Cc}/gu, '')
  }
  try {
    return strict.decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('latin1')
  }
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The texts and the values of attributes of a document in XML, such as XMP. */
export const textOfXml = (xml: string): string =>
  xml
    .replaceAll(/<\/?[\w:.-]{0,100}/g, '\n')
    .replaceAll(/[\w:.-]{1,100}=(?=["'])/g, '\n')
    .replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (all, hex, decimal, name) => {
      if (name) return named[String(name).toLowerCase()] ?? all
      const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    })

/** The runs of letters in bytes that are partly text: one byte a letter, and two. */
export function runsIn(bytes: Uint8Array): string {
  const all = Buffer.from(bytes)
  const runs = (text: string) => text.replaceAll(/[\p{Cc}\p{Co}\p{Cn}\p{Cs}\ufffd]+/gu, '\n')
  return [all.toString('utf8'), all.toString('utf16le'), all.subarray(1).toString('utf16le')]
    .map(runs)
    .join('\n')
}
