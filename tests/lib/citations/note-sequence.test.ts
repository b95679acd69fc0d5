import { describe, expect, test } from 'vitest'
import { notesInSequence, type SequencedNote } from '@/lib/citations/note-sequence'
import { noteForms } from '@/lib/citations/note-styles'
import { textOf } from '@/lib/citations/runs'
import { translatorOf } from '@/lib/messages/catalogue'
import type { NoteStyle } from '@/lib/settings/schema'
import { items } from './items'

const works = new Map(items.map(([, item]) => [item.id, item]))
const idOf = (name: string) => items.find(([known]) => known === name)?.[1].id ?? 'unknown'

const hop = (
  name: string,
  page: string | null,
  access: 'TRANSCRIPT_SEEN' | 'NOT_SEEN' = 'TRANSCRIPT_SEEN',
) => ({
  sourceId: idOf(name),
  locator: page === null ? null : ({ label: 'page', value: page } as const),
  access,
})
const cites = (name: string, page: string | null = null, more: Partial<SequencedNote> = {}) => ({
  chain: [hop(name, page)],
  known: 'quotedIn' as const,
  isHidden: false,
  ...more,
})
const through = (name: string, page: string | null, seen: string, seenPage: string | null) => ({
  ...cites(seen, seenPage),
  chain: [hop(name, page, 'NOT_SEEN'), hop(seen, seenPage)],
})

type Notes = readonly (ReturnType<typeof cites> | ReturnType<typeof cites>[])[]

/** The notes of a text in order; those in one list are in one footnote. */
function runsOf(notes: Notes, style: NoteStyle, language: string) {
  const sequence = notes.flatMap((note, index) =>
    [note].flat().map((one, at) => ({ ...one, number: index + 1, id: `${index}-${at}` })),
  )
  return [...notesInSequence(sequence, works, style, translatorOf(language)).values()]
}
const read = (notes: Notes, language = 'en') => runsOf(notes, 'PLAIN', language).map(textOf)
const ended = (notes: Notes, style: NoteStyle, language = 'en') =>
  runsOf(notes, style, language).map((note) => textOf(noteForms[style].end(note, translatorOf(language))))

/** The spaces inside French quotation marks don't break. */
const narrow = (text: string) => text.replaceAll('« ', '«\u00a0').replaceAll(' »', '\u00a0»')

describe('the notes of one sequence', () => {
  test('give a source in full, then short, then as the same', () => {
    expect(
      read([
        cites('a newspaper article', '4'),
        cites('a newspaper article', '4'),
        cites('a newspaper article', '5'),
        cites('a journal article', '7'),
        cites('a newspaper article', '4'),
        cites('a journal article'),
        cites('a journal article', '8'),
        cites('a journal article'),
      ]),
    ).toEqual([
      'Jane Ann Doe, “The dam broke”, The Daily (London), 14 March 1992, p. 4',
      'Ibid.',
      'Ibid., p. 5',
      'Richard Roe, “On rivers”, Journal of Rivers 12, no. 3 (1993), p. 7',
      'Doe, “The dam broke”, p. 4',
      'Roe, “On rivers”',
      'Ibid., p. 8',
      'Roe, “On rivers”',
    ])
  })

  test('name every type shortly', () => {
    const names = items.map(([name]) => name)
    const [, ...short] = read([
      names.map((name) => cites(name, '7')),
      ...names.map((name) => cites(name, '7')),
    ]).slice(names.length - 1)
    expect(Object.fromEntries(names.map((name, index) => [name, short[index]]))).toEqual({
      'a newspaper article': 'Doe, “The dam broke”, p. 7',
      'a newspaper article without author and year': '“Who knew?”, p. 7',
      'a magazine article': 'Doe and Roe, “After the flood”, p. 7',
      'a journal article': 'Roe, “On rivers”, p. 7',
      'a book': 'Doe, Roe and Beethoven, A history of floods, p. 7',
      'a chapter': 'Roe, “The night”, p. 7',
      'a report': 'Relief Agency, Losses of the valley, p. 7',
      'a resolution': 'On remembrance, p. 7',
      'a bill': 'An act on dams, p. 7',
      'an interview': 'Doe, “The night of the flood”, p. 7',
      'a web page': 'River Office, “The flood in numbers”, p. 7',
      'a thesis': 'Roe, “Rivers and memory”, p. 7',
      'a manuscript': 'Doe, “Letter to the mayor”, p. 7',
      'a broadcast': '“Evening news”, p. 7',
      'a film': 'The valley, p. 7',
      'a translated book in Azerbaijani': 'Əliyev and Quliyeva, Xatirələr, p. 7',
    })
  })

  test('name each source of a chain in its own form', () => {
    expect(
      read([
        through('a newspaper article without author and year', null, 'a report', '3'),
        through('a newspaper article without author and year', null, 'a report', '4'),
        cites('a report', '4'),
        cites('a report', '4'),
        through('a broadcast', null, 'a report', '9'),
      ]),
    ).toEqual([
      '“Who knew?”, The Weekly, 28 May, year not given, as cited in Relief Agency, Losses of the valley, Report 5, Relief Agency, 1 September 1992, p. 3',
      '“Who knew?”, as cited in Relief Agency, Losses of the valley, p. 4',
      'Relief Agency, Losses of the valley, p. 4',
      'Ibid.',
      '“Evening news”, Channel One, 15 March 1992, as cited in Relief Agency, Losses of the valley, p. 9',
    ])
  })

  test('never say “the same” after a footnote with several citations', () => {
    expect(
      read([
        [cites('a book', '1'), cites('a chapter', '2')],
        cites('a chapter', '2'),
        [cites('a chapter', '2'), cites('a book', '1')],
        cites('a book', '1'),
      ]).slice(2),
    ).toEqual([
      'Roe, “The night”, p. 2',
      'Roe, “The night”, p. 2',
      'Doe, Roe and Beethoven, A history of floods, p. 1',
      'Doe, Roe and Beethoven, A history of floods, p. 1',
    ])
  })

  test('give in full again what a content warning hides', () => {
    expect(read([cites('a bill', null, { isHidden: true }), cites('a bill'), cites('a bill')])).toEqual([
      'An act on dams, Senate, Country, S. 12, 2001',
      'An act on dams, Senate, Country, S. 12, 2001',
      'Ibid.',
    ])
  })

  test.each([
    ['fr', 'Ibid., p. 5', 'Doe, «\u00a0The dam broke\u00a0», p. 4'],
    ['ru', 'Там же, с. 5', 'Doe, «The dam broke», с. 4'],
    ['de', 'Ebd., S. 5', 'Doe, „The dam broke“, S. 4'],
    ['tr', 'Aynı kaynak, s. 5', 'Doe, “The dam broke”, s. 4'],
  ])('have the terms of %s', (language, same, short) => {
    const [, second, , fourth] = read(
      [
        cites('a newspaper article', '4'),
        cites('a newspaper article', '5'),
        cites('a bill'),
        cites('a newspaper article', '4'),
      ],
      language,
    )
    expect([second, fourth]).toEqual([same, short])
  })
})

/** Each type in the form of a later note, for page 7: Chicago, and ISO 690 after note 1. */
const later: Record<string, readonly [chicago: string, iso690: string]> = {
  'a newspaper article': ['Doe, “The dam broke,” 7.', 'DOE, ref. 1, p. 7.'],
  'a newspaper article without author and year': ['“Who knew?,” 7.', 'Who knew?, ref. 1, p. 7.'],
  'a magazine article': ['Doe and Roe, “After the flood,” 7.', 'DOE and ROE, ref. 1, p. 7.'],
  'a journal article': ['Roe, “On rivers,” 7.', 'ROE, ref. 1, p. 7.'],
  'a book': ['Doe, Roe, and Beethoven, A history of floods, 7.', 'DOE, ROE and BEETHOVEN, ref. 1, p. 7.'],
  'a chapter': ['Roe, “The night,” 7.', 'ROE, ref. 1, p. 7.'],
  'a report': ['Relief Agency, Losses of the valley, 7.', 'RELIEF AGENCY, ref. 1, p. 7.'],
  'a resolution': ['Chamber of Deputies, On remembrance, 7.', 'CHAMBER OF DEPUTIES (Country), ref. 1, p. 7.'],
  'a bill': ['Senate, An act on dams, 7.', 'SENATE (Country), ref. 1, p. 7.'],
  'an interview': ['Doe, “The night of the flood,” 7.', 'DOE, ref. 1, p. 7.'],
  'a web page': ['River Office, “The flood in numbers,” 7.', 'RIVER OFFICE, ref. 1, p. 7.'],
  'a thesis': ['Roe, “Rivers and memory,” 7.', 'ROE, ref. 1, p. 7.'],
  'a manuscript': ['Doe, “Letter to the mayor,” 7.', 'DOE, ref. 1, p. 7.'],
  'a broadcast': ['“Evening news,” 7.', 'Evening news, ref. 1, p. 7.'],
  'a film': ['The valley, 7.', 'The valley, ref. 1, p. 7.'],
  'a translated book in Azerbaijani': [
    'Əliyev and Quliyeva, Xatirələr, 7.',
    'ƏLİYEV and QULİYEVA, ref. 1, p. 7.',
  ],
}

/** "Ibid." with another page, a source known through another that was named before, and a later note: in the terms of each language. */
const inLanguages: Record<string, Record<'CHICAGO' | 'ISO_690', readonly [string, string, string]>> = {
  en: {
    CHICAGO: [
      'Ibid., 5.',
      '“Who knew?”, as cited in Relief Agency, Losses of the valley, 4.',
      'Doe, “The dam broke.”',
    ],
    ISO_690: ['Ibid., p. 5.', 'Who knew?, ref. 4, as cited in RELIEF AGENCY, ref. 4, p. 4.', 'DOE, ref. 1.'],
  },
  fr: {
    CHICAGO: [
      'Ibid., 5.',
      '« Who knew? », cité dans Relief Agency, Losses of the valley, 4.',
      'Doe, « The dam broke ».',
    ],
    ISO_690: ['Ibid., p. 5.', 'Who knew?, réf. 4, cité dans RELIEF AGENCY, réf. 4, p. 4.', 'DOE, réf. 1.'],
  },
  ru: {
    CHICAGO: [
      'Там же, 5.',
      '«Who knew?», цит. по: Relief Agency, Losses of the valley, 4.',
      'Doe, «The dam broke».',
    ],
    ISO_690: [
      'Там же, с. 5.',
      'Who knew?, ссылка 4, цит. по: RELIEF AGENCY, ссылка 4, с. 4.',
      'DOE, ссылка 1.',
    ],
  },
  de: {
    CHICAGO: [
      'Ebd., 5.',
      '„Who knew?“, zitiert nach Relief Agency, Losses of the valley, 4.',
      'Doe, „The dam broke“.',
    ],
    ISO_690: ['Ebd., S. 5.', 'Who knew?, Ref. 4, zitiert nach RELIEF AGENCY, Ref. 4, S. 4.', 'DOE, Ref. 1.'],
  },
  az: {
    CHICAGO: [
      'Yenə orada, 5.',
      '“Who knew?”, istinad edən: Relief Agency, Losses of the valley, 4.',
      'Doe, “The dam broke”.',
    ],
    ISO_690: [
      'Yenə orada, s. 5.',
      'Who knew?, istinad 4, istinad edən: RELIEF AGENCY, istinad 4, s. 4.',
      'DOE, istinad 1.',
    ],
  },
  hy: {
    CHICAGO: [
      'Նույն տեղում, 5.',
      '«Who knew?», մեջբերված ըստ՝ Relief Agency, Losses of the valley, 4.',
      'Doe, «The dam broke».',
    ],
    ISO_690: [
      'Նույն տեղում, էջ 5.',
      'Who knew?, հղում 4, մեջբերված ըստ՝ RELIEF AGENCY, հղում 4, էջ 4.',
      'DOE, հղում 1.',
    ],
  },
  tr: {
    CHICAGO: [
      'Aynı kaynak, 5.',
      '“Who knew?”, aktaran: Relief Agency, Losses of the valley, 4.',
      'Doe, “The dam broke”.',
    ],
    ISO_690: [
      'Aynı kaynak, s. 5.',
      'Who knew?, kaynak 4, aktaran: RELIEF AGENCY, kaynak 4, s. 4.',
      'DOE, kaynak 1.',
    ],
  },
}

describe('the notes of a style', () => {
  test.each(items)('name %s shortly', (name) => {
    const other = name === 'a bill' ? 'a film' : 'a bill'
    const last = (style: NoteStyle) => ended([cites(name, '7'), cites(other), cites(name, '7')], style).at(-1)
    expect([last('CHICAGO'), last('ISO_690')]).toEqual(later[name])
  })

  test.each(Object.entries(inLanguages))('have the terms of %s', (language, expected) => {
    for (const style of ['CHICAGO', 'ISO_690'] as const) {
      const weekly = 'a newspaper article without author and year'
      const notes = ended(
        [
          cites('a newspaper article', '4'),
          cites('a newspaper article', '4'),
          cites('a newspaper article', '5'),
          through(weekly, null, 'a report', '3'),
          cites('a book', '1'),
          through(weekly, null, 'a report', '4'),
          cites('a newspaper article'),
        ],
        style,
        language,
      )
      expect([notes[2], notes[5], notes[6]], style).toEqual(expected[style].map(narrow))
    }
  })

  test('name a source in full at first', () => {
    const report = [through('a broadcast', null, 'a report', '3')]
    expect([...ended(report, 'CHICAGO'), ...ended(report, 'ISO_690')]).toEqual([
      '“Evening news,” Channel One, March 15, 1992, as cited in Relief Agency, Losses of the valley, Report 5 (Relief Agency, September 1, 1992), 3, https://agency.example/5.',
      'Evening news. Channel One. 15 March 1992, as cited in RELIEF AGENCY. Losses of the valley [online]. Report 5. Relief Agency, 1 September 1992, p. 3 [viewed 2 May 2020]. Available from: https://agency.example/5',
    ])
  })
})
