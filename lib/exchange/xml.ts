const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

// Characters that XML 1.0 has no way to write.
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text whose characters XML can all write; any other is replaced. */
export const writable = (text: string): string => text.toWellFormed().replaceAll(unwritable, '\ufffd')

/** Text as XML and HTML write it; what XML can't write is replaced. */
export const escaped = (text: string): string =>
  writable(text).replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign)

/** A piece of XML. Only `element` makes one, so text is always escaped. */
export class Xml {
  readonly #text: string
  private constructor(text: string) {
    this.#text = text
  }
  static element(name: string, attributes: Readonly<Record<string, string>>, content: XmlContent): Xml {
    const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
    const inner = textIn(content)
    return new Xml(
      inner === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inner}</${name}>`,
    )
  }
  toString(): string {
    return this.#text
  }
}

type XmlContent = string | Xml | null | false | readonly XmlContent[]

function textIn(content: XmlContent): string {
  if (content === null || content === false) return ''
  if (typeof content === 'string') return escaped(content)
  return content instanceof Xml ? content.toString() : content.map(textIn).join('')
}

/** An element with attributes and content. Text is escaped; what XML can't write is replaced. */
export const element = Xml.element

/** An element with text, or nothing where the text is empty. */
export const textElement = (name: string, text: string): Xml | null =>
  text === '' ? null : element(name, {}, text)

/** A document with this root. */
export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
