import { describe, expect, it } from 'vitest'
import { RichText } from '@/components/text/RichText'
import { bodyBlocks } from '@/lib/checks/text-blocks'
import { contentHashOf } from '@/lib/records/saving/check-thread'
import { emptyContent } from '@/lib/records/schema'
import { citationsOf, documentSchema, type NodeJson, plainText } from '@/lib/text'
import { renderHtml } from '@/lib/text/html'
import { english } from '@/tests/support/english'
import { blockquote, bold, cited, h, list, p, quoted, sensitive, whole } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const marked = (text: string, type: string, attrs?: Record<string, unknown>): NodeJson => ({
  type: 'text',
  text,
  marks: [{ type, ...(attrs && { attrs }) }],
})

const body = () =>
  whole(
    p('In all 613', marked('4', 'superscript'), ' of H', marked('2', 'subscript'), 'O.', cited()),
    p('It lists ', marked('150', 'deleted'), '106 ', marked('[sic]', 'editorial', { kind: 'SIC' }), '.'),
    { type: 'horizontalRule' },
    p(marked('Ada', 'smallCaps'), ' wrote ', marked('طريق', 'language', { language: 'ar' })),
    { type: 'languageBlock', attrs: { language: 'az' }, content: [p('Söz sözə söykənir.')] },
  )

describe('marks of a text', () => {
  it('keep numbers apart in plain text', () => {
    expect(plainText(body())).toBe(
      'In all 613⁴ of H₂O.\n\nIt lists ⟦150⟧106 [sic].\n\nAda wrote طريق\n\nSöz sözə söykənir.',
    )
    expect(citationsOf(body())[0]?.sentence).toBe('In all 613⁴ of H₂O.')
  })

  it('keep every letter in its place for the checks', () => {
    const blocks = bodyBlocks(body(), 'en')
    expect(blocks.map(({ text, language }) => [text, language])).toEqual([
      ['In all 613⁴ of H₂O.', 'en'],
      ['It lists    106 [sic].', 'en'],
      ['Ada wrote طريق', 'en'],
      ['Söz sözə söykənir.', 'az'],
    ])
  })

  it('are shown to readers and in exports', () => {
    const html = htmlOf(<RichText document={body()} language="en" />)
    expect(html).toContain('613<sup>4</sup> of H<sub>2</sub>O.')
    expect(html).toContain('<del>150</del>106 <span class="editorial">[sic]</span>')
    expect(html).toContain('<hr/>')
    expect(html).toContain('<span class="small-caps">Ada</span> wrote <span lang="ar" dir="rtl">طريق</span>')
    expect(html).toContain('<div lang="az" dir="ltr" class="in-language"><p>Söz')
    const exported = renderHtml(body(), () => '', english)
    expect(exported).toContain('613<sup>4</sup>')
    expect(exported).toContain('<del>150</del>')
    expect(exported).toContain('<div lang="az" dir="ltr"><p dir="ltr">Söz')
  })

  it('allow no text that is raised and lowered', () => {
    const both = { type: 'text', text: 'x', marks: [{ type: 'subscript' }, { type: 'superscript' }] }
    expect(documentSchema.safeParse({ type: 'doc', content: [p(both)] }).success).toBe(false)
  })
})

describe('verse and dialogue', () => {
  const spoken = () =>
    whole(
      {
        type: 'verse',
        content: [{ type: 'text', text: 'one' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }],
      },
      {
        type: 'dialogue',
        content: [
          { type: 'turn', content: [marked('Chair:', 'speaker'), { type: 'text', text: ' Come in.' }] },
          { type: 'turn', content: [marked('A:', 'speaker'), { type: 'text', text: ' Yes.' }] },
        ],
      },
    )

  it('keep their lines and speakers', () => {
    expect(plainText(spoken())).toBe('one\ntwo\n\nChair: Come in.\n\nA: Yes.')
    expect(bodyBlocks(spoken(), 'en')).toHaveLength(3)
    const html = htmlOf(<RichText document={spoken()} language="en" />)
    expect(html).toContain('<p class="verse">one<br/>two</p><div class="dialogue"><p class="turn">')
    expect(html).toContain('<b class="turn-speaker">Chair:</b> Come in.')
    expect(renderHtml(spoken(), () => '', english)).toContain('<b>Chair:</b> Come in.')
  })
})

describe('documents of earlier versions', () => {
  it('are valid as they are and keep their hash', () => {
    const chain = [
      { sourceId: '7b8a0e0c-3f57-4c5e-9d3c-0a8c1d1f2b3a', locator: null, access: 'ORIGINAL_SEEN' },
    ]
    const stored = {
      type: 'doc',
      content: [
        h(2, 'A heading'),
        p(
          'Plain, ',
          bold('bold'),
          { type: 'hardBreak' },
          {
            type: 'text',
            text: 'all',
            marks: [
              { type: 'link', attrs: { href: 'https://example.org/' } },
              { type: 'bold' },
              { type: 'italic' },
            ],
          },
        ),
        list([p('one')]),
        {
          type: 'orderedList',
          attrs: { start: 3, type: null },
          content: [{ type: 'listItem', content: [p('x')] }],
        },
        blockquote(p('apart')),
        sensitive('Injuries.', p('closed')),
        {
          ...quoted('words'),
          attrs: {
            ...{ id: '0f5d7d4e-58a2-4a54-9d5e-5b1f5e6b7c8d', mode: 'VERBATIM', passageId: null, chain },
            ...{ language: null, original: null, translator: null, openlyUnverified: false },
          },
        },
      ],
    }
    const once = documentSchema.parse(stored)
    expect(once).toEqual(stored)
    const content = { ...emptyContent('account', 'A title', 'en'), body: once }
    expect(contentHashOf(content)).toBe(HASH)
  })
})

/** The hash of that content in version 1. */
const HASH = '161035d9ae43cad6e93eaf497e7f921b9c9690413a48c61cf1957f8be22fd2e7'
