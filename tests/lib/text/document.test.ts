import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultText } from '@/lib/errors'
import { documentSchema, emptyDocument, isAllowedLink, newId } from '@/lib/text'
import { anyDocument } from '@/tests/support/document-arbitrary'
import { english } from '@/tests/support/english'
import {
  blockquote,
  bold,
  br,
  chainOf,
  cited,
  h,
  link,
  list,
  p,
  quoted,
  sensitive,
  whole,
} from '@/tests/support/factories/pure'

const faultOf = (...content: unknown[]) => {
  const parsed = documentSchema.safeParse({ type: 'doc', content })
  return parsed.success ? null : faultText(parsed.error, english)
}

describe('the one schema of bodies', () => {
  it('returns every known part unchanged', () => {
    const every = {
      type: 'doc',
      content: [
        h(2, 'A heading'),
        p('Plain, ', bold('bold'), ', ', link('https://example.org/a', 'a link'), br, cited()),
        list([p('one')], [p('two'), list([p('nested')])]),
        blockquote(p('set apart')),
        sensitive('Describes injuries.', p('text'), quoted('graphic words')),
        quoted(['first line', br, 'second line'], {
          mode: 'TRANSLATION',
          language: 'az',
          original: 'söz',
        }),
      ],
    }
    const once = documentSchema.parse(every)
    expect(once).toMatchObject(every)
    expect(documentSchema.parse(JSON.parse(JSON.stringify(once)))).toEqual(once)
  })

  it('returns any document of the schema unchanged', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(documentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document)
      }),
      { numRuns: 200 },
    )
  })

  it('returns plain objects, which React can send to a browser', () => {
    const node = whole(quoted('words')).content[0]
    expect(Object.getPrototypeOf(node?.attrs)).toBe(Object.prototype)
  })

  it('fills in default attributes and joins neighbouring texts', () => {
    const id = newId()
    const chain = chainOf({ id: newId() })
    expect(whole(quoted('words', { id, chain })).content[0]?.attrs).toEqual({
      id,
      mode: 'VERBATIM',
      passageId: null,
      chain,
      language: null,
      original: null,
      translator: null,
      openlyUnverified: false,
    })
    expect(whole(p('one ', 'two')).content[0]?.content).toEqual([{ type: 'text', text: 'one two' }])
  })

  it('refuses what is not a document', () => {
    for (const input of [null, 'text', 7, [], {}, { type: 'doc' }, { type: 'doc', content: [] }, p('x')])
      expect(documentSchema.safeParse(input).success).toBe(false)
    expect(documentSchema.safeParse(emptyDocument()).success).toBe(true)
  })

  it('refuses unknown parts, formatting and attributes', () => {
    expect(faultOf(p('x'), { type: 'picture', attrs: { src: 'a.png' } })).toContain('contain “picture”')
    expect(faultOf(p('x'), { type: 'constructor' })).toContain('contain “constructor”')
    expect(faultOf(p({ type: 'text', text: 'x', marks: [{ type: 'underline' }] }))).toContain('“underline”')
    expect(faultOf({ ...p('x'), attrs: { style: 'x' } })).toContain('unknown: style')
    expect(faultOf({ ...p('x'), onclick: 'x' })).toContain('isn’t a part of a document')
    expect(faultOf(quoted('words', { verified: true }))).toBe('Quotation 1: unknown: verified')
  })

  it('refuses parts in the wrong place', () => {
    expect(faultOf(p(p('nested')))).toContain('don’t fit together')
    expect(faultOf(quoted(bold('bold')))).toContain('don’t fit together')
    expect(faultOf({ type: 'listItem', content: [p('x')] })).toContain('don’t fit together')
    expect(faultOf(sensitive('a', sensitive('b', p('x'))))).toContain('don’t fit together')
    expect(faultOf({ ...h(2, 'too high'), attrs: { level: 1 } })).toBe(
      'Heading, level: Headings have the levels 2 to 4.',
    )
    expect(faultOf(p({ type: 'text', text: '' }))).toContain('don’t fit together')
  })

  it('refuses links that are not web or mail addresses', () => {
    for (const href of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      ' javascript:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'file:///etc/passwd',
      '//example.org',
      '/desk',
      '',
    ]) {
      expect(isAllowedLink(href), href).toBe(false)
      expect(faultOf(p(link(href, 'x'))), href).toContain('Links begin with')
    }
    for (const href of ['https://example.org/?a=b#c', 'http://example.org', 'mailto:a@example.org'])
      expect(faultOf(p(link(href, 'x'))), href).toBeNull()
  })

  it('refuses a chain unless exactly the last hop was seen', () => {
    const [a, b] = [newId(), newId()]
    const hop = (sourceId: string, access: string) => ({ sourceId, locator: null, access })
    expect(faultOf(quoted('w', { chain: [] }))).toContain('needs a source')
    expect(faultOf(quoted('w', { chain: [hop(a, 'NOT_SEEN')] }))).toBe(
      'Quotation 1, chain: The last source must be one that was seen.',
    )
    expect(faultOf(p('x', cited({ chain: [hop(a, 'ORIGINAL_SEEN'), hop(b, 'ORIGINAL_SEEN')] })))).toBe(
      'Citation 1, chain: Only the last source can be one that was seen.',
    )
    expect(faultOf(quoted('w', { chain: chainOf({ id: a }, { id: b }, { id: a }) }))).toContain(
      'same source twice',
    )
    expect(
      faultOf(quoted('w', { chain: Array.from({ length: 9 }, () => hop(newId(), 'NOT_SEEN')) })),
    ).toContain('at most 8')
    expect(faultOf(quoted('w', { chain: chainOf({ id: a }, { id: b }) }))).toBeNull()
  })

  it('refuses two quotations or citations with the same id', () => {
    const id = newId()
    expect(faultOf(quoted('a', { id }), p('b', cited({ id })))).toContain('the same id')
  })

  it('names the place of invalid characters', () => {
    expect(faultOf(p('fine'), p('the place\0'))).toMatch(/Block 2, at “the place.*U\+0000/)
    expect(faultOf(p('half \ud83d'))).toContain('lone surrogate')
    expect(faultOf(p('abc\u202etxt'))).toContain('U+202E')
    expect(faultOf(sensitive('line\0', p('x')))).toContain('Content warning, warning')
    expect(faultOf(quoted('w', { translator: 'A\nB' }))).toContain('one line')
    expect(faultOf(p('سفر\u200f (1)'), p(' '), p(bold('a'), ' ', bold('b')))).toBeNull()
  })

  it('refuses 5 MB of text and 10,000 quotations', () => {
    expect(faultOf(p('x'.repeat(5_000_000)))).toBe('The text is longer than 1,000,000 characters.')
    expect(faultOf(...Array.from({ length: 5_000 }, () => p('x'.repeat(1_000))))).toContain('1,000,000')
    const tooMany = Array.from({ length: 10_000 }, () => quoted('w'))
    expect(faultOf(...tooMany)).toBe('The text has more than 2,000 quotations and citations.')
  })

  it('refuses endless nesting and too many parts', () => {
    let nested = p('x')
    for (let depth = 0; depth < 20_000; depth += 1) nested = blockquote(nested)
    expect(faultOf(nested)).toContain('nested more than 24 levels deep')
    expect(faultOf(...Array.from({ length: 100_001 }, () => p()))).toContain('more than 100,000 parts')
  })

  it('accepts a document at its limits', () => {
    const words = 'x'.repeat(500)
    const full = Array.from({ length: 2_000 }, () => quoted(words))
    expect(faultOf(...full)).toBeNull()
  })
})
