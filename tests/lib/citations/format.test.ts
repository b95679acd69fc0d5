import { describe, expect, test } from 'vitest'
import { formatBibliography, formatChain, formatEntry, formatNote } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import { type CslItem, toCsl } from '@/lib/sources/csl'
import { type SourceDraft, sourceInputSchema } from '@/lib/sources/schema'
import { sourceTypeIds } from '@/lib/sources/types'
import { chainSchema } from '@/lib/text/chain'
import { english } from '@/tests/support/english'

const paperId = '11111111-0000-4000-8000-000000000000'
const noteId = '22222222-0000-4000-8000-000000000000'
const csl = (draft: SourceDraft, id = paperId) => toCsl({ ...sourceInputSchema.parse(draft), id })

const paper = csl({
  type: 'article-newspaper',
  title: 'A headline',
  containerTitle: 'The Daily',
  publisherPlace: 'London',
  issued: { verbatim: '14 March 1992', edtf: '1992-03-14', basis: 'AS_PRINTED' },
  page: '4',
  contributors: [{ role: 'author', family: 'Doe', given: 'Jane' }],
})
const yearless = csl({
  type: 'article-newspaper',
  title: 'Untitled report',
  containerTitle: 'The Weekly',
  issued: { verbatim: '28 May', edtf: 'XXXX-05-28', basis: 'VIA_INTERMEDIARY' },
})
const compilation = csl(
  { type: 'report', title: 'A compilation', publisher: 'An Institute', publisherPlace: 'Baku' },
  noteId,
)

const note = (item: CslItem, locator: { label: 'page' | 'timestamp'; value: string } | null = null) =>
  textOf(formatNote(item, locator, english))

describe('a note', () => {
  test('gives author, title, where and when', () => {
    expect(note(paper)).toBe('Jane Doe, “A headline”, The Daily (London), 14 March 1992, p. 4')
  })
  test('gives the place cited instead of the pages of the whole', () => {
    expect(note(paper, { label: 'page', value: '1, 3' })).toBe(
      'Jane Doe, “A headline”, The Daily (London), 14 March 1992, pp. 1, 3',
    )
    expect(note(paper, { label: 'timestamp', value: '00:12:03' })).toMatch(/1992, at 00:12:03$/)
  })
  test('says in words that a year is not given', () => {
    expect(note(yearless)).toBe('“Untitled report”, The Weekly, 28 May, year not given')
    expect(note(yearless)).not.toContain('n.d.')
  })
  test('names an act by body, jurisdiction, instrument and number', () => {
    const act = csl({
      type: 'legislation',
      title: 'On remembrance',
      publisher: 'Chamber of Deputies',
      jurisdiction: 'Country',
      genre: 'Resolution',
      number: '333-2013',
      issued: { verbatim: '1 February 2014', edtf: '2014-02-01', basis: 'AS_PRINTED' },
    })
    expect(note(act)).toBe(
      'On remembrance, Chamber of Deputies, Country, Resolution 333-2013, 1 February 2014',
    )
  })
  test('cuts more than three authors short', () => {
    const contributors = ['A', 'B', 'C', 'D'].map((literal) => ({ role: 'author' as const, literal }))
    expect(note(csl({ type: 'book', title: 'T', contributors }))).toBe('A et al., T')
  })
})

describe('a bibliography entry', () => {
  test('begins with the family name and ends with one stop', () => {
    expect(textOf(formatEntry(paper, english))).toBe(
      'Doe, Jane. “A headline”. The Daily (London), 14 March 1992, p. 4.',
    )
  })
  test('marks titles of whole works as italic, as data', () => {
    expect(formatEntry(compilation, english)).toEqual([
      { text: 'A compilation', italic: true },
      { text: '. ' },
      { text: 'Baku: An Institute' },
      { text: '.' },
    ])
  })
  test('links its address, and never one that is not http', () => {
    const page = csl({
      type: 'webpage',
      title: 'Is this known?',
      url: 'https://example.org/a',
      accessed: { verbatim: '2 May 2020', edtf: '2020-05-02', basis: 'SUPPLIED' },
    })
    expect(textOf(formatEntry(page, english))).toBe(
      '“Is this known?”. Accessed [2 May 2020]. https://example.org/a.',
    )
    expect(formatEntry(page, english).find(({ href }) => href)?.href).toBe('https://example.org/a')
    const hostile = { id: 'x', type: 'webpage', title: 'T', URL: 'javascript:alert(1)' }
    expect(formatEntry(hostile, english).some(({ href }) => href)).toBe(false)
  })
  test('cites articles, chapters and interviews after their kind', () => {
    const issued = { verbatim: '1993', edtf: '1993', basis: 'AS_PRINTED' as const }
    const author = { role: 'author' as const, family: 'Roe', given: 'R.' }
    const entry = (draft: SourceDraft) => textOf(formatEntry(csl({ issued, ...draft }), english))
    expect(
      entry({
        type: 'article-journal',
        title: 'T',
        containerTitle: 'J',
        volume: '12',
        issue: '3',
        page: '4-9',
        contributors: [author],
      }),
    ).toBe('Roe, R. “T”. J 12, no. 3 (1993), pp. 4-9.')
    expect(
      entry({
        type: 'chapter',
        title: 'T',
        containerTitle: 'B',
        publisher: 'P',
        contributors: [author, { role: 'editor', literal: 'E. Ed' }],
      }),
    ).toBe('Roe, R. “T”. In B, edited by E. Ed, P, 1993.')
    expect(
      entry({
        type: 'interview',
        title: 'T',
        contributors: [author, { role: 'interviewer', literal: 'I. Viewer' }],
      }),
    ).toBe('Roe, R. “T”. Interview by I. Viewer. 1993.')
  })
  test('keeps the order given', () => {
    expect(formatBibliography([compilation, paper], english).map(({ id }) => id)).toEqual([noteId, paperId])
  })
  test('says something of every type, and nothing undefined', () => {
    for (const type of sourceTypeIds) {
      const entry = textOf(formatEntry({ id: 'x', type, title: 'The title' }, english))
      expect(entry).toMatch(/^“?The title”?\.$/)
    }
  })
  test('formats an item with any JSON in it', () => {
    const odd = {
      id: 'x',
      type: 'book',
      title: 7,
      author: 'nobody',
      issued: 5,
      custom: [],
      page: {},
      URL: null,
    }
    expect(textOf(formatEntry(odd, english))).toBe('7.')
  })
})

describe('a chain', () => {
  const sources = new Map([
    [paperId, yearless],
    [noteId, compilation],
  ])
  const chain = chainSchema.parse([
    { sourceId: paperId, locator: null, access: 'NOT_SEEN' },
    { sourceId: noteId, locator: { label: 'page', value: '2' }, access: 'ORIGINAL_SEEN' },
  ])

  test('says that what was not seen is quoted in what was', () => {
    expect(textOf(formatChain(chain, sources, 'quotedIn', english))).toBe(
      '“Untitled report”, The Weekly, 28 May, year not given, as cited in A compilation, Baku: An Institute, p. 2',
    )
  })
  test('says “as reported in” for a paraphrase', () => {
    expect(textOf(formatChain(chain, sources, 'reportedIn', english))).toContain(
      ', as reported in A compilation',
    )
  })
  test('of one source that was seen quotes nothing', () => {
    expect(textOf(formatChain(chain.slice(1), sources, 'quotedIn', english))).not.toContain('as cited in')
  })
})
