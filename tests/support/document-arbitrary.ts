import fc from 'fast-check'
import type { Anchor } from '@/lib/discussions/anchor'
import { type DocumentJson, documentSchema, type NodeJson, quotationModes, wordsOf } from '@/lib/text'
import { faultyCharacters } from '@/lib/text/characters'
import type { MarkJson } from '@/lib/text/json'

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => faultyCharacters(text, { blank: true }) === null)
const line = words.map((text) => `“${text.replace(/\s/g, ' ')}”`)

const marks = fc
  .tuple(
    fc.subarray<MarkJson>([
      { type: 'link', attrs: { href: 'https://example.org/' } },
      { type: 'bold' },
      { type: 'italic' },
      { type: 'deleted' },
      { type: 'smallCaps' },
      { type: 'speaker' },
      { type: 'language', attrs: { language: 'ar' } },
      { type: 'editorial', attrs: { kind: 'SUPPLIED' } },
    ]),
    fc.constantFrom<MarkJson[]>([], [], [{ type: 'subscript' }], [{ type: 'superscript' }]),
  )
  .map((both) => both.flat())

const locator = fc.option(fc.record({ label: fc.constantFrom('page', 'column', 'timestamp'), value: line }))
const chain = fc
  .uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 })
  .chain((ids) => fc.tuple(fc.constant(ids), fc.array(locator, { minLength: 8, maxLength: 8 })))
  .map(([ids, locators]) =>
    ids.map((sourceId, index) => ({
      sourceId,
      locator: locators[index] ?? null,
      access: index === ids.length - 1 ? 'TRANSCRIPT_SEEN' : 'NOT_SEEN',
    })),
  )

const text: fc.Arbitrary<NodeJson> = fc.record({ type: fc.constant('text'), text: words, marks })
const plain: fc.Arbitrary<NodeJson> = fc.record({ type: fc.constant('text'), text: words })
const hardBreak: fc.Arbitrary<NodeJson> = fc.constant({ type: 'hardBreak' })
const citation: fc.Arbitrary<NodeJson> = fc.record({
  type: fc.constant('citation'),
  attrs: fc.record({ id: fc.uuid(), passageId: fc.option(fc.uuid()), chain }),
})
const footnote: fc.Arbitrary<NodeJson> = fc.record({
  type: fc.constant('footnote'),
  attrs: fc.record({ id: fc.uuid() }),
  content: fc.array(fc.oneof(text, hardBreak, citation), { maxLength: 3 }),
})
const inline = fc.array(
  fc.oneof({ arbitrary: text, weight: 3 }, hardBreak, { arbitrary: citation, weight: 2 }, footnote),
  { maxLength: 6 },
)

const quotation: fc.Arbitrary<NodeJson> = fc.record({
  type: fc.constant('quotation'),
  attrs: fc.record({
    id: fc.uuid(),
    mode: fc.constantFrom(...quotationModes),
    passageId: fc.option(fc.uuid()),
    chain,
    language: fc.option(fc.constantFrom('az', 'ar', 'en-GB', 'ru')),
    original: fc.option(line),
    translator: fc.option(line),
    openlyUnverified: fc.boolean(),
  }),
  content: fc.array(fc.oneof(plain, hardBreak), { maxLength: 4 }),
})

const image: fc.Arbitrary<NodeJson> = fc.record({
  type: fc.constant('image'),
  attrs: fc.record({
    sha256: fc.constantFrom('a'.repeat(64), '0123456789abcdef'.repeat(4)),
    width: fc.integer({ min: 1, max: 9000 }),
    height: fc.integer({ min: 1, max: 9000 }),
    alternative: fc.option(fc.oneof(line, fc.constant(''))),
    caption: fc.oneof(line, fc.constant('')),
    credit: fc.oneof(line, fc.constant('')),
    rights: fc.constant(''),
    warning: fc.oneof(line, fc.constant('')),
  }),
})

const file: fc.Arbitrary<NodeJson> = fc.record({
  type: fc.constant('file'),
  attrs: fc.record({
    sha256: fc.constantFrom('b'.repeat(64), 'fedcba9876543210'.repeat(4)),
    mediaType: fc.constantFrom('audio/mpeg', 'video/mp4', 'application/pdf'),
    size: fc.integer({ min: 1, max: 9_000_000 }),
    title: line,
    description: fc.option(line),
    credit: fc.oneof(line, fc.constant('')),
    rights: fc.constant(''),
    warning: fc.oneof(line, fc.constant('')),
    transcript: fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 90 }),
        end: fc.integer({ min: 90, max: 99 }),
        text: line,
      }),
      { maxLength: 2 },
    ),
    language: fc.option(fc.constantFrom('az', 'ar')),
  }),
})

const cell = fc
  .tuple(fc.constantFrom('tableCell', 'tableHeader'), fc.array(inline, { minLength: 1, maxLength: 2 }))
  .map(([type, lines]) => ({ type, content: lines.map((content) => ({ type: 'paragraph', content })) }))
const table: fc.Arbitrary<NodeJson> = fc
  .tuple(fc.option(line), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([caption, rows, columns]) =>
    fc
      .array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
      .map((cells) => ({
        type: 'table',
        attrs: { caption },
        content: cells.map((content) => ({ type: 'tableRow', content })),
      })),
  )

const { block } = fc.letrec<{ block: NodeJson; item: NodeJson }>((tie) => {
  const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 3 })
  return {
    item: fc.tuple(inline, fc.array(tie('block'), { maxLength: 2 })).map(([words, rest]) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: words }, ...rest],
    })),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      inline.map((content) => ({ type: 'paragraph', content })),
      quotation,
      table,
      fc.constant({ type: 'horizontalRule' }),
      image,
      file,
      inline.map((content) => ({ type: 'verse', content })),
      fc
        .array(inline, { minLength: 1, maxLength: 2 })
        .map((turns) => ({ type: 'dialogue', content: turns.map((content) => ({ type: 'turn', content })) })),
      inline.map((content) => ({
        type: 'languageBlock',
        attrs: { language: 'fa' },
        content: [{ type: 'paragraph', content }],
      })),
      fc.record({
        type: fc.constant('heading'),
        attrs: fc.record({ level: fc.constantFrom(2, 3, 4) }),
        content: inline,
      }),
      blocks.map((content) => ({ type: 'blockquote', content })),
      fc
        .array(tie('item'), { minLength: 1, maxLength: 3 })
        .map((content) => ({ type: 'bulletList', content })),
      fc.record({
        type: fc.constant('orderedList'),
        attrs: fc.record({ start: fc.nat(99), type: fc.constantFrom(null, 'a', 'I') }),
        content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      }),
      fc
        .tuple(line, blocks)
        .map(([warning, content]) => ({
          type: 'sensitive',
          attrs: { warning },
          content: content.filter((node) => node.type !== 'sensitive'),
        }))
        .filter((node) => node.content.length > 0),
    ),
  }
})

/** Any document of the schema, as `documentSchema` returns it. */
export const anyDocument: fc.Arbitrary<DocumentJson> = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((content) => ({ type: 'doc', content }))
  // Two random ids can be the same: some are chosen more often, such as the one of zeros.
  .filter((document) => !documentSchema.safeParse(document).error?.message.includes('document.sameId'))
  .map((document) => documentSchema.parse(document))

/** Some words of a document with those around them, as a member selects them for a suggestion; null where it has none. */
export function anchorAt(body: DocumentJson, at: number, length: number): Anchor | null {
  const blocks = body.content.map(wordsOf).filter((words) => words.length > 0)
  const signs = [...(blocks[at % Math.max(1, blocks.length)] ?? '')]
  if (signs.length === 0) return null
  const start = at % signs.length
  const end = start + length + 1
  const text = (from: number, to: number) => signs.slice(from, to).join('')
  return {
    exact: text(start, end),
    prefix: text(Math.max(0, start - 20), start),
    suffix: text(end, end + 20),
  }
}
