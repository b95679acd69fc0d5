import { z } from 'zod'
import { markAttributes, nodeAttributes } from './attributes'
import { faultyCharacters } from './characters'
import type { MarkJson, NodeJson } from './json'

/** What one body may hold. Text is counted in UTF-16 units. */
export const limits = { text: 1_000_000, subjects: 2_000, nodes: 100_000, depth: 24, marks: 10 } as const

const count = (number: number) => number.toLocaleString('en')

const nodeShape = z.strictObject({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  content: z.array(z.unknown()).optional(),
  marks: z.array(z.unknown()).max(limits.marks).optional(),
  text: z.string().optional(),
})
const markShape = z.strictObject({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() })

/** Thrown and caught in this file alone. */
class Fault extends Error {}

/** The place of a fault in words: what was met just before it. */
type Place = { block: number; words: string; quotations: number; citations: number }

const names: Readonly<Record<string, string>> = {
  quotation: 'Quotation',
  citation: 'Citation',
  sensitive: 'The passage with a warning',
  heading: 'The heading',
  orderedList: 'The numbered list',
}

class Survey {
  private text = 0
  private nodes = 0
  private readonly ids = new Set<string>()
  private readonly place: Place = { block: 0, words: '', quotations: 0, citations: 0 }

  /** The node with its attributes as their zod schemas give them; throws `Fault` at the first thing that cannot be kept. */
  node(input: unknown, depth: number): NodeJson {
    if (++this.nodes > limits.nodes) throw new Fault(`The text has more than ${count(limits.nodes)} parts.`)
    if (depth > limits.depth) throw new Fault(`Lists and quotes are nested more than ${limits.depth} deep.`)
    const shape = nodeShape.safeParse(input)
    if (!shape.success) throw this.fault('This is not a part of a document')
    const { type, attrs, content, marks, text } = shape.data
    const attributes = Object.hasOwn(nodeAttributes, type) ? nodeAttributes[type] : undefined
    if (!attributes) throw this.fault(`“${type.slice(0, 40)}” is not a part that a text can have`)
    if (depth === 1) this.place.block += 1
    if (text !== undefined) this.takeText(text)
    if (type === 'quotation') this.place.quotations += 1
    if (type === 'citation') this.place.citations += 1
    const parsed = attributes.safeParse(attrs ?? {})
    if (!parsed.success) throw this.attributeFault(type, parsed.error)
    this.takeSubject(parsed.data.id)
    return {
      type,
      ...(Object.keys(parsed.data).length > 0 && { attrs: parsed.data }),
      ...(marks && { marks: marks.map((mark) => this.mark(mark)) }),
      ...(content && { content: content.map((child) => this.node(child, depth + 1)) }),
      ...(text !== undefined && { text }),
    }
  }

  private mark(input: unknown): MarkJson {
    const shape = markShape.safeParse(input)
    if (!shape.success) throw this.fault('Some formatting cannot be read')
    const { type, attrs } = shape.data
    const attributes = Object.hasOwn(markAttributes, type) ? markAttributes[type] : undefined
    if (!attributes) throw this.fault(`“${type.slice(0, 40)}” is not a formatting that a text can have`)
    const parsed = attributes.safeParse(attrs ?? {})
    if (!parsed.success)
      throw this.fault(parsed.error.issues[0]?.message.replace(/\.$/, '') ?? 'A link is wrong')
    return { type, ...(Object.keys(parsed.data).length > 0 && { attrs: parsed.data }) }
  }

  private takeText(text: string) {
    this.text += text.length
    if (this.text > limits.text) throw new Fault(`The text is longer than ${count(limits.text)} characters.`)
    this.place.words = text.slice(0, 60).toWellFormed()
    const faulty = faultyCharacters(text, { blank: true })
    if (faulty) throw this.fault(faulty.replace(/\.$/, ''))
  }

  private takeSubject(id: unknown) {
    if (typeof id !== 'string') return
    if (this.place.quotations + this.place.citations > limits.subjects)
      throw new Fault(`The text has more than ${count(limits.subjects)} quotations and citations.`)
    if (this.ids.has(id)) throw this.fault('Two quotations or citations have the same id')
    this.ids.add(id)
  }

  private fault(what: string): Fault {
    const { block, words } = this.place
    if (block === 0) return new Fault(`${what}.`)
    return new Fault(words ? `${what} (block ${block}, at “${words.trim()}”).` : `${what} (block ${block}).`)
  }

  private attributeFault(type: string, error: z.ZodError): Fault {
    const issue = error.issues[0]
    const number = type === 'quotation' ? this.place.quotations : this.place.citations
    const numbered = type === 'quotation' || type === 'citation' ? ` ${number}` : ''
    const field = issue?.path.length ? `, ${issue.path.join(' ')}` : ''
    const what = issue?.code === 'unrecognized_keys' ? `unknown: ${issue.keys.join(', ')}` : issue?.message
    return new Fault(
      `${names[type] ?? 'A part of the text'}${numbered}${field}: ${what ?? 'cannot be read.'}`,
    )
  }
}

/**
 * Looks through a body of any origin before ProseMirror builds it: sizes, depth, characters, known parts, attributes, unique ids. Gives
 * the same tree with its attributes normalised, or the first fault as one sentence.
 */
export function surveyed(input: unknown): { node: NodeJson } | { fault: string } {
  try {
    return { node: new Survey().node(input, 0) }
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message }
    throw error
  }
}
