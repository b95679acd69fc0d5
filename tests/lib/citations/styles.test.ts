import { describe, expect, test } from 'vitest'
import { formatNote } from '@/lib/citations/format'
import { apaEntry } from '@/lib/citations/formats/apa'
import { bibtexOf } from '@/lib/citations/formats/bibtex'
import { chicagoEntry, chicagoNote } from '@/lib/citations/formats/chicago'
import { iso690Entry } from '@/lib/citations/formats/iso-690'
import { ended } from '@/lib/citations/formats/line'
import { risOf } from '@/lib/citations/formats/ris'
import { textOf } from '@/lib/citations/runs'
import type { CslItem } from '@/lib/sources/csl'
import { sourceTypeIds } from '@/lib/sources/types'
import { english } from '@/tests/support/english'
import { items } from './items'

const page = { label: 'page', value: '7' } as const

/** Each item as it must read: Chicago entry, Chicago note to page 7, ISO 690, APA. */
const expected: Record<string, readonly [chicago: string, note: string, iso690: string, apa: string]> = {
  'a newspaper article': [
    'Doe, Jane Ann. “The dam broke.” The Daily (London), March 14, 1992, 4.',
    'Jane Ann Doe, “The dam broke,” The Daily (London), March 14, 1992, 7.',
    'DOE, Jane Ann. The dam broke. The Daily. London, 14 March 1992, p. 4.',
    'Doe, J. A. (1992, March 14). The dam broke. The Daily, 4.',
  ],
  'a newspaper article without author and year': [
    '“Who knew?” The Weekly, 28 May, year not given.',
    '“Who knew?,” The Weekly, 28 May, year not given, 7.',
    'Who knew? The Weekly. 28 May, year not given.',
    'Who knew? (28 May, year not given). The Weekly.',
  ],
  'a magazine article': [
    'Doe, Jane Ann, and Richard Roe. “After the flood.” The Monthly, vol. 3, June 1992, 10–12.',
    'Jane Ann Doe and Richard Roe, “After the flood,” The Monthly, vol. 3, June 1992, 7.',
    'DOE, Jane Ann and ROE, Richard. After the flood. The Monthly. June 1992, vol. 3, pp. 10–12.',
    'Doe, J. A., & Roe, R. (1992, June). After the flood. The Monthly, 3, 10–12.',
  ],
  'a journal article': [
    'Roe, Richard. “On rivers.” Journal of Rivers 12, no. 3 (1993): 4–9. https://doi.org/10.1234/abc.',
    'Richard Roe, “On rivers,” Journal of Rivers 12, no. 3 (1993): 7, https://doi.org/10.1234/abc.',
    'ROE, Richard. On rivers. Journal of Rivers [online]. 1993, vol. 12, no. 3, pp. 4–9. Available from: https://doi.org/10.1234/abc',
    'Roe, R. (1993). On rivers. Journal of Rivers, 12(3), 4–9. https://doi.org/10.1234/abc',
  ],
  'a book': [
    'Doe, Jane Ann, Richard Roe, and Ludwig van Beethoven. A history of floods. 2nd ed. Baku: A Press, 2013.',
    'Jane Ann Doe, Richard Roe, and Ludwig van Beethoven, A history of floods, 2nd ed. (Baku: A Press, 2013), 7.',
    'DOE, Jane Ann, ROE, Richard and BEETHOVEN, Ludwig van. A history of floods. 2nd ed. Baku: A Press, 2013.',
    'Doe, J. A., Roe, R., & Beethoven, L. van. (2013). A history of floods (2nd ed.). A Press.',
  ],
  'a chapter': [
    'Roe, Richard. “The night.” In Floods, edited by Jane Ann Doe, 40–52. Baku: A Press, 2013.',
    'Richard Roe, “The night,” in Floods, edited by Jane Ann Doe (Baku: A Press, 2013), 7.',
    'ROE, Richard. The night. In: DOE, Jane Ann, ed. Floods. Baku: A Press, 2013, pp. 40–52.',
    'Roe, R. (2013). The night. In J. A. Doe (Ed.), Floods (pp. 40–52). A Press.',
  ],
  'a report': [
    'Relief Agency. Losses of the valley. Report 5. Relief Agency, September 1, 1992. Accessed May 2, 2020. https://agency.example/5.',
    'Relief Agency, Losses of the valley, Report 5 (Relief Agency, September 1, 1992), 7, https://agency.example/5.',
    'RELIEF AGENCY. Losses of the valley [online]. Report 5. Relief Agency, 1 September 1992 [viewed 2 May 2020]. Available from: https://agency.example/5',
    'Relief Agency. (1992, September 1). Losses of the valley (Report 5). https://agency.example/5',
  ],
  'a resolution': [
    'Chamber of Deputies, Country. On remembrance. Resolution 333-2013. February 1, 2014.',
    'Chamber of Deputies, Country, On remembrance, Resolution 333-2013, February 1, 2014, 7.',
    'CHAMBER OF DEPUTIES (Country). On remembrance. Resolution 333-2013. 1 February 2014.',
    'Chamber of Deputies. (2014, February 1). On remembrance (Resolution 333-2013). Country.',
  ],
  'a bill': [
    'Senate, Country. An act on dams. S. 12. 2001.',
    'Senate, Country, An act on dams, S. 12, 2001, 7.',
    'SENATE (Country). An act on dams. S. 12. 2001.',
    'Senate. (2001). An act on dams (S. 12). Country.',
  ],
  'an interview': [
    'Doe, Jane Ann. “The night of the flood.” Interview by Richard Roe. Lower Town, July 3, 1995.',
    'Jane Ann Doe, “The night of the flood,” interview by Richard Roe, Lower Town, July 3, 1995, 7.',
    'DOE, Jane Ann. The night of the flood. Interview by Richard Roe. Lower Town, 3 July 1995.',
    'Doe, J. A. (1995, July 3). The night of the flood [Interview by R. Roe].',
  ],
  'a web page': [
    'River Office. “The flood in numbers.” River Office, January 5, 2019. Accessed May 2, 2020. https://river.example/numbers.',
    'River Office, “The flood in numbers,” River Office, January 5, 2019, 7, https://river.example/numbers.',
    'RIVER OFFICE. The flood in numbers. River Office [online]. 5 January 2019 [viewed 2 May 2020]. Available from: https://river.example/numbers',
    'River Office. (2019, January 5). The flood in numbers. https://river.example/numbers',
  ],
  'a thesis': [
    'Roe, Richard. “Rivers and memory.” Doctoral thesis. A University, 2005.',
    'Richard Roe, “Rivers and memory,” Doctoral thesis (A University, 2005), 7.',
    'ROE, Richard. Rivers and memory. Doctoral thesis. A University, 2005.',
    'Roe, R. (2005). Rivers and memory [Doctoral thesis, A University].',
  ],
  'a manuscript': [
    'Doe, Jane Ann. “Letter to the mayor.” About 1921. State Archive, Baku, fond 1, file 2.',
    'Jane Ann Doe, “Letter to the mayor” (about 1921), 7, State Archive, Baku, fond 1, file 2.',
    'DOE, Jane Ann. Letter to the mayor. About 1921. State Archive, Baku, fond 1, file 2.',
    'Doe, J. A. (about 1921). Letter to the mayor. State Archive, Baku, fond 1, file 2.',
  ],
  'a broadcast': [
    '“Evening news.” Channel One, March 15, 1992.',
    '“Evening news,” Channel One, March 15, 1992, 7.',
    'Evening news. Channel One. 15 March 1992.',
    'Evening news. (1992, March 15). Channel One.',
  ],
  'a film': [
    'The valley. Directed by Jane Ann Doe. A Studio, 1999.',
    'The valley, directed by Jane Ann Doe (A Studio, 1999), 7.',
    'The valley. Directed by Jane Ann Doe. A Studio, 1999.',
    'Doe, J. A. (Director). (1999). The valley. A Studio.',
  ],
  'a translated book in Azerbaijani': [
    'Əliyev, İlqar, and Sevil Quliyeva. Xatirələr. Translated by Jane Ann Doe. Bakı: Nəşriyyat, 2010.',
    'İlqar Əliyev and Sevil Quliyeva, Xatirələr, translated by Jane Ann Doe (Bakı: Nəşriyyat, 2010), 7.',
    'ƏLİYEV, İlqar and QULİYEVA, Sevil. Xatirələr. Translated by Jane Ann Doe. Bakı: Nəşriyyat, 2010.',
    'Əliyev, İ., & Quliyeva, S. (2010). Xatirələr (J. A. Doe, Trans.). Nəşriyyat.',
  ],
}

describe.each(items)('%s', (name, item) => {
  test('reads as in the Chicago Manual of Style', () => {
    expect(textOf(ended(chicagoEntry(item, english), true))).toBe(expected[name]?.[0])
    expect(textOf(ended(chicagoNote(item, page, english), true))).toBe(expected[name]?.[1])
  })
  test('reads as in ISO 690', () =>
    expect(textOf(ended(iso690Entry(item, null, english), false))).toBe(expected[name]?.[2]))
  test('reads as in the Publication Manual of the APA', () =>
    expect(textOf(ended(apaEntry(item, null, english), false))).toBe(expected[name]?.[3]))
})

const writers = {
  Chicago: (item: CslItem) => textOf(chicagoEntry(item, english)),
  'a Chicago note': (item: CslItem) => textOf(chicagoNote(item, page, english)),
  'ISO 690': (item: CslItem) => textOf(iso690Entry(item, page, english)),
  APA: (item: CslItem) => textOf(apaEntry(item, page, english)),
  BibTeX: (item: CslItem) => bibtexOf(item),
  RIS: (item: CslItem) => risOf(item),
}

describe.each(Object.entries(writers))('%s', (_, write) => {
  test('says something of every type, and nothing undefined', () => {
    for (const type of sourceTypeIds) {
      const text = write({ id: 'x', type, title: 'The title' })
      expect(text, type).toContain('The title')
      expect(text, type).not.toMatch(/undefined|null|,,|\(\)|\[\]/)
    }
  })
  test('writes an item with any JSON in it', () => {
    const odd = {
      id: 'x',
      type: 'book',
      title: 7,
      author: 'no one',
      issued: 5,
      custom: [],
      page: {},
      URL: null,
      language: '-',
    }
    expect(write(odd)).toContain('7')
  })
})

describe('BibTeX', () => {
  test('escapes signs of TeX, braces titles and names of bodies', () => {
    const item = {
      id: 'a/b 1',
      type: 'report',
      title: '50 % of {A}_b & \\c',
      author: [{ literal: 'River Office' }, { family: 'Doe', given: 'Jane', suffix: 'Jr.' }],
      publisher: 'River Office',
      URL: 'https://a.example/x_y?z=1%20#q',
      page: '4-9',
      issued: { 'date-parts': [[1992, 3]] },
    }
    expect(bibtexOf(item)).toBe(
      [
        '@techreport{a-b-1,',
        '  title = {{50 \\% of \\{A\\}\\_b \\& \\textbackslash{}c}},',
        '  author = {{River Office} and Doe, Jr., Jane},',
        '  institution = {River Office},',
        '  pages = {4--9},',
        '  date = {1992-03},',
        '  year = {1992},',
        '  month = {3},',
        '  url = {https://a.example/x_y?z=1%20#q}',
        '}',
        '',
      ].join('\n'),
    )
  })
  test('fills in no year', () => {
    const yearless = items.find(([name]) => name.endsWith('and year'))?.[1]
    expect(yearless && bibtexOf(yearless)).toContain('note = {28 May}')
    expect(yearless && bibtexOf(yearless)).not.toMatch(/year =|date =/)
  })
})

describe('a supplied title', () => {
  const supplied = ([, item]: (typeof items)[number]): CslItem => ({
    ...item,
    title: '[An item]',
    custom: { stele: { titleIsSupplied: true } },
  })
  test.each(items.map((item) => [item[0], supplied(item)] as const))(
    'has neither quotation marks nor italics: %s',
    (_, item) => {
      const inEachStyle = [
        chicagoEntry(item, english),
        ...[apaEntry, iso690Entry, chicagoNote, formatNote].map((format) => format(item, page, english)),
      ]
      for (const runs of inEachStyle) {
        expect(textOf(runs)).toMatch(/(^|[^“‘])\[An item\](?![”’])/)
        expect(runs.filter(({ text, italic }) => italic && text.includes('[An item]'))).toEqual([])
      }
    },
  )
  test('stays in brackets for reference managers', () => {
    const item = supplied(items[0] ?? ['', { id: '', type: '' }])
    expect(bibtexOf(item)).toContain('title = {{[An item]}}')
    expect(risOf(item)).toContain('TI  - [An item]\r\n')
  })
})

describe('RIS', () => {
  test('has one line a field, its type first and its end last', () => {
    const article = items.find(([name]) => name === 'a journal article')?.[1]
    expect(article && risOf({ ...article, title: 'On\nrivers' }, 'A note.').split('\r\n')).toEqual([
      'TY  - JOUR',
      'ID  - 4',
      'TI  - On rivers',
      'AU  - Roe, Richard',
      'T2  - Journal of Rivers',
      'PY  - 1993',
      'DA  - 1993///',
      'VL  - 12',
      'IS  - 3',
      'SP  - 4',
      'EP  - 9',
      'DO  - 10.1234/abc',
      'N1  - A note.',
      'ER  - ',
      '',
    ])
  })
})
