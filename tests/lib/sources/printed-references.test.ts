import { describe, expect, it } from 'vitest'
import { personName } from '@/lib/sources/person-name'
import { proposalsOf } from '@/lib/sources/references/proposals'

/** A reference as one line: type | authors | title | container | place | publisher | date | volume | issue | pages | note. */
function partsOf(text: string): string {
  const [proposal] = proposalsOf(text)
  if (!proposal) throw new Error('Nothing was proposed.')
  const { source } = proposal
  const names = source.contributors.map((name) =>
    name.family ? `${name.family}+${name.given}` : personName(name),
  )
  return [
    ...[source.type, names.join('; '), source.title, source.containerTitle, source.publisherPlace],
    ...[source.publisher, source.issued?.edtf ?? source.issued?.verbatim, source.volume, source.issue],
    ...[source.page, source.note && (source.note === text ? 'whole' : source.note)],
  ]
    .map((part) => part ?? '')
    .join('|')
}

const expectParts = (text: string, parts: string) => expect(partsOf(text)).toBe(parts.replaceAll(' | ', '|'))

describe('a printed reference is read into its parts', () => {
  it.each([
    // Newspapers
    [
      '"The ferry in place", Harbour News, 14 March 1992, p. 4.',
      'article-newspaper||The ferry in place|Harbour News|||1992-03-14|||4|',
    ],
    [
      'Doe, Jane. “The Dam Broke.” The Daily, March 14, 1992, 4.',
      'article-newspaper|Doe+Jane|The Dam Broke|The Daily|||1992-03-14|||4|',
    ],
    [
      'Jane Doe, “The dam broke,” The Daily, 14 March 1992, pp. 3–4',
      'article-newspaper|Jane Doe|The dam broke|The Daily|||1992-03-14|||3–4|',
    ],
    [
      'Doe, Jane. “The dam broke.” The Daily (London), March 14, 1992, 4.',
      'article-newspaper|Doe+Jane|The dam broke|The Daily|||1992-03-14|||4|whole',
    ],
    [
      '„Die Brücke“, Hafenblatt, 14. März 1992, S. 3',
      'article-newspaper||Die Brücke|Hafenblatt|||1992-03-14|||3|',
    ],
    [
      '« Le pont », Le Journal du port, 14 mars 1992, p. 3.',
      'article-newspaper||Le pont|Le Journal du port|||1992-03-14|||3|',
    ],
    [
      '«Мост закрыт», Известия порта, 14 марта 1992, с. 3',
      'article-newspaper||Мост закрыт|Известия порта|||1992-03-14|||3|',
    ],
    [
      'Иванов И. И. Мост закрыт // Известия порта. — 1992. — 14 марта. — С. 3.',
      'article-newspaper|Иванов+И. И.|Мост закрыт|Известия порта|||1992-03-14|||3|',
    ],
    ['Harbour News, 14 March 1992, p. 4.', 'article-newspaper|||Harbour News|||1992-03-14|||4|'],
    [
      '"The ferry", St. Petersburg Times, 14 March 1992',
      'article-newspaper||The ferry|St. Petersburg Times|||1992-03-14||||',
    ],
    [
      '"The ferry", Harbour News, Saturday, 14 March 1992, p. 4',
      'article-newspaper||The ferry|Harbour News|||1992-03-14|||4|',
    ],
    // The newspaper comes first.
    [
      'Harbour Ledger, “The ferry stops”, 14 March 1992, p. 4',
      'article-newspaper||The ferry stops|Harbour Ledger|||1992-03-14|||4|',
    ],
    [
      'Harbour Ledger: “The ferry stops”. 14 March 1992, 4.',
      'article-newspaper||The ferry stops|Harbour Ledger|||1992-03-14|||4|',
    ],
    [
      'Liman qəzeti, 14 mart 1992, “Bərə dayandı”, s. 4',
      'article-newspaper||Bərə dayandı|Liman qəzeti|||1992-03-14|||4|',
    ],
    ['Jane Doe, “To the council”, 14 March 1992', 'document|Jane Doe|To the council||||1992-03-14||||'],
    [
      'Doe, Jane. “The dam broke.” 14 March 1992, p. 4.',
      'document|Doe+Jane|The dam broke||||1992-03-14|||4|',
    ],
    // A date that can be read in two ways stays as printed.
    [
      '"The ferry", Harbour News, 3/4/1992, p. 4',
      'article-newspaper||The ferry|Harbour News|||3/4/1992|||4|',
    ],
    // Journals
    [
      'Doe, Jane, and Anna Roe. “Two bridges.” Journal of Bridges 12, no. 3 (1992): 45–67.',
      'article-journal|Doe+Jane; Anna Roe|Two bridges|Journal of Bridges|||1992|12|3|45–67|',
    ],
    [
      '“Two bridges”, Journal of Bridges, vol. 12, no. 3, 1992, pp. 45-67',
      'article-journal||Two bridges|Journal of Bridges|||1992|12|3|45-67|',
    ],
    // Books and parts of them
    [
      'Doe, Jane. Two Bridges. London: Harbour Press, 1992.',
      'book|Doe+Jane|Two Bridges||London|Harbour Press|1992||||',
    ],
    [
      'Jane Doe, Two Bridges (London: Harbour Press, 1992), p. 45.',
      'book|Jane Doe|Two Bridges||London|Harbour Press|1992|||45|',
    ],
    [
      'DOE, Jane. Two bridges. London: Harbour Press, 1992. ISBN 978-3-16-148410-0.',
      'book|DOE+Jane|Two bridges||London|Harbour Press|1992||||',
    ],
    [
      'Иванов И. И. Два моста. — М.: Наука, 1992. — С. 45.',
      'book|Иванов+И. И.|Два моста||М.|Наука|1992|||45|',
    ],
    [
      'Doe, Jane. “The ferry.” In Two Bridges, 45–67. London: Harbour Press, 1992.',
      'chapter|Doe+Jane|The ferry|Two Bridges|London|Harbour Press|1992||||whole',
    ],
    // What isn't understood stays in the note, whole.
    ['A letter of the council', 'document||||||||||whole'],
    ['Archive of the port, fonds 3, file 12', 'document||||||||||whole'],
    ['“A bridge”', 'document||A bridge||||||||'],
    ['The council of 3 members, see “A bridge”, 1992', 'document||A bridge||||1992||||whole'],
  ])('%s', expectParts)

  it('keeps its ISBN and its address', () => {
    const [proposal] = proposalsOf(
      'DOE, Jane. Two bridges. London: Harbour Press, 1992. ISBN 978-3-16-148410-0.',
    )
    expect(proposal?.source.isbn).toBe('9783161484100')
    const [online] = proposalsOf('“The ferry”, Harbour News, 14 March 1992, https://news.example/a')
    expect(online?.source).toMatchObject({ url: 'https://news.example/a', note: '' })
  })

  it('in little time, whatever is pasted', () => {
    for (const part of ['“', '. A: b, ', 'A. ', '“a” 1 May 1992, ', 'Aa, ', 'A: '])
      for (const size of [900, 9000]) expect(proposalsOf(part.repeat(size / part.length))).toHaveLength(1)
  })
})
