import type { RecordContent } from '@/lib/records/schema'
import type { DocumentJson, NodeJson } from '@/lib/text'
import { isMedia, mediaTexts } from '@/lib/text/media-texts'
import { statedPiece } from '@/lib/text/signs'
import { captionOf } from '@/lib/text/tables'
import { sizeOf, walk } from '@/lib/text/walk'
import type { TextBlock, TextGap, TimelineEvent } from './input'

const textBlocks = new Set(['paragraph', 'heading', 'quotation', 'verse', 'turn', 'footnote'])

/** The text blocks of a body in reading order, quotations, footnotes, cells and captions of tables, texts of images and files included. */
export function bodyBlocks(body: DocumentJson, language: string): TextBlock[] {
  const blocks: TextBlock[] = []
  const languages = new Map<NodeJson | null, string>()
  walk(body, (node, position, parent) => {
    const around = languages.get(parent) ?? language
    const own = node.type === 'languageBlock' ? node.attrs?.language : null
    languages.set(node, typeof own === 'string' ? own : around)
    const field = `body.${blocks.length}`
    const caption = node.type === 'table' ? captionOf(node) : null
    if (caption) blocks.push(lineOf(field, caption, around))
    if (isMedia(node.type))
      blocks.push(
        ...mediaTexts(node).map((text, index) => lineOf(`body.${blocks.length + index}`, text, around)),
      )
    if (textBlocks.has(node.type)) blocks.push(blockOf(node, position, field, around))
  })
  return blocks
}

function blockOf(node: NodeJson, position: number, field: string, language: string): TextBlock {
  let text = ''
  const citations: number[] = []
  const gaps: TextGap[] = []
  for (const child of node.content ?? []) {
    const isNote = child.type === 'footnote'
    // What a footnote cites is the source of the text before it, too.
    if (child.type === 'citation' || (isNote && child.content?.some(({ type }) => type === 'citation')))
      citations.push(text.length)
    if (child.type === 'citation' || isNote) gaps.push({ at: text.length, size: sizeOf(child) })
    else text += child.type === 'hardBreak' ? '\n' : statedPiece(child)
  }
  const isQuotation = node.type === 'quotation'
  const id = node.attrs?.id
  const own = node.attrs?.language
  return {
    field,
    text,
    language: isQuotation && typeof own === 'string' ? own : language,
    subjectId: isQuotation && typeof id === 'string' ? id : null,
    citations,
    gaps,
    position: position + 1,
  }
}

const lineOf = (field: string, text: string, language: string): TextBlock => ({
  field,
  text,
  language,
  subjectId: null,
  citations: [],
  position: null,
})

/** Everything that can be read in a record: title, summary, its fields of text, the body, the timeline. */
export function recordBlocks(content: RecordContent, timeline: readonly TimelineEvent[]): TextBlock[] {
  const { language } = content
  const fields = Object.entries(content.fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [lineOf(`fields.${name}`, value, language)] : [],
  )
  const events = timeline.map((event) => ({
    ...lineOf(`timeline.${event.id}`, event.text, language),
    // An event is cited as a whole, after its last word.
    citations: [event.text.length],
  }))
  return [
    lineOf('title', content.title, language),
    lineOf('summary', content.summary, language),
    ...fields,
    ...bodyBlocks(content.body, language),
    ...events,
  ].filter((block) => block.text.trim() !== '')
}

/** The paragraphs of a copy's text, to check it before it is quoted. Offsets are those of the whole text. */
export function textBlocksOf(text: string, language: string): (TextBlock & { offset: number })[] {
  const blocks: (TextBlock & { offset: number })[] = []
  const paragraph = /[^\n]+/g
  for (const match of text.matchAll(paragraph))
    if (match[0].trim() !== '')
      blocks.push({ ...lineOf(`text.${blocks.length}`, match[0], language), offset: match.index })
  return blocks
}
