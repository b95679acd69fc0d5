import { z } from 'zod'
import { type Message, message, messageOfIssue } from '@/lib/messages/message'
import { markAttributes, nodeAttributes } from './attributes'
import { faultyCharacters } from './characters'
import type { MarkJson, NodeJson } from './json'
import { isWholeTable } from './tables'

/** The limits of one body. Text is counted in UTF-16 units. */
export const limits = { text: 1_000_000, subjects: 2_000, nodes: 100_000, depth: 24, marks: 10 } as const

const nodeShape = z.strictObject({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  content: z.array(z.unknown()).optional(),
  marks: z.array(z.unknown()).max(limits.marks).optional(),
  text: z.string().optional(),
})
const markShape = z.strictObject({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() })

/** Thrown and caught in this file only. */
class Fault extends Error {
  constructor(readonly text: Message) {
    super(text.key)
  }
}

/** The current position: the block, and the text just before. */
type Place = { block: number; words: string; quotations: number; citations: number }

class Survey {
  private text = 0
  private nodes = 0
  private readonly ids = new Set<string>()
  private readonly place: Place = { block: 0, words: '', quotations: 0, citations: 0 }

  /** The node with its attributes parsed by their zod schemas; throws `Fault` at the first invalid part. */
  node(input: unknown, depth: number): NodeJson {
    if (++this.nodes > limits.nodes)
      throw new Fault(message('errors.document.tooManyParts', { maximum: limits.nodes }))
    if (depth > limits.depth) throw new Fault(message('errors.document.tooDeep', { maximum: limits.depth }))
    const shape = nodeShape.safeParse(input)
    if (!shape.success) throw this.fault(message('errors.document.notAPart'))
    const { type, attrs, content, marks, text } = shape.data
    const attributes = Object.hasOwn(nodeAttributes, type) ? nodeAttributes[type] : undefined
    if (!attributes) throw this.fault(message('errors.document.unknownPart', { type: type.slice(0, 40) }))
    if (depth === 1) this.place.block += 1
    if (text !== undefined) this.takeText(text)
    if (type === 'quotation') this.place.quotations += 1
    if (type === 'citation') this.place.citations += 1
    const parsed = attributes.safeParse(attrs ?? {})
    if (!parsed.success) throw this.attributeFault(type, parsed.error)
    this.takeSubject(parsed.data.id)
    const node: NodeJson = {
      type,
      ...(Object.keys(parsed.data).length > 0 && { attrs: parsed.data }),
      ...(marks && { marks: marks.map((mark) => this.mark(mark)) }),
      ...(content && { content: content.map((child) => this.node(child, depth + 1)) }),
      ...(text !== undefined && { text }),
    }
    if (type === 'table' && !isWholeTable(node)) throw this.fault(message('errors.document.tableNotWhole'))
    return node
  }

  private mark(input: unknown): MarkJson {
    const shape = markShape.safeParse(input)
    if (!shape.success) throw this.fault(message('errors.document.unreadableFormatting'))
    const { type, attrs } = shape.data
    const attributes = Object.hasOwn(markAttributes, type) ? markAttributes[type] : undefined
    if (!attributes)
      throw this.fault(message('errors.document.unknownFormatting', { type: type.slice(0, 40) }))
    const parsed = attributes.safeParse(attrs ?? {})
    if (!parsed.success) throw this.fault(firstOf(parsed.error))
    return { type, ...(Object.keys(parsed.data).length > 0 && { attrs: parsed.data }) }
  }

  private takeText(text: string) {
    this.text += text.length
    if (this.text > limits.text) throw new Fault(message('errors.document.tooLong', { maximum: limits.text }))
    this.place.words = text.slice(0, 60).toWellFormed()
    const faulty = faultyCharacters(text, { blank: true })
    if (faulty) throw this.fault(faulty)
  }

  private takeSubject(id: unknown) {
    if (typeof id !== 'string') return
    if (this.place.quotations + this.place.citations > limits.subjects)
      throw new Fault(message('errors.document.tooManySubjects', { maximum: limits.subjects }))
    if (this.ids.has(id)) throw this.fault(message('errors.document.sameId'))
    this.ids.add(id)
  }

  private fault(fault: Message | string): Fault {
    const { block, words } = this.place
    if (block === 0 && typeof fault !== 'string') return new Fault(fault)
    if (words) return new Fault(message('errors.document.atWords', { block, words: words.trim(), fault }))
    return new Fault(message('errors.document.inBlock', { block, fault }))
  }

  private attributeFault(part: string, error: z.ZodError): Fault {
    const found = error.issues[0]
    const field = found?.path.join(' ') ?? ''
    return new Fault(
      message('errors.document.inPart', {
        part,
        number: part === 'quotation' ? this.place.quotations : this.place.citations,
        hasField: field ? 'yes' : 'no',
        field,
        fault:
          found?.code === 'unrecognized_keys'
            ? message('errors.document.unknownAttributes', { names: found.keys })
            : firstOf(error),
      }),
    )
  }
}

const firstOf = ({ issues: [found] }: z.ZodError): Message | string =>
  found ? messageOfIssue(found) : message('errors.input.invalid')

/**
 * Checks a body of any origin before ProseMirror builds it: sizes, depth, characters, known parts, attributes, unique ids. Returns the
 * same tree with its attributes normalised, or the first fault.
 */
export function surveyed(input: unknown): { node: NodeJson } | { fault: Message } {
  try {
    return { node: new Survey().node(input, 0) }
  } catch (error) {
    if (error instanceof Fault) return { fault: error.text }
    throw error
  }
}
