import { describe, expect, test } from 'vitest'
import { notesInSequence, type SequencedNote } from '@/lib/citations/note-sequence'
import { textOf } from '@/lib/citations/runs'
import { translatorOf } from '@/lib/messages/catalogue'
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

/** The notes of a text in order; those in one list are in one footnote. */
function read(notes: readonly (ReturnType<typeof cites> | ReturnType<typeof cites>[])[], language = 'en') {
  const sequence = notes.flatMap((note, index) =>
    [note].flat().map((one, at) => ({ ...one, number: index + 1, id: `${index}-${at}` })),
  )
  return [...notesInSequence(sequence, works, translatorOf(language)).values()].map(textOf)
}

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
