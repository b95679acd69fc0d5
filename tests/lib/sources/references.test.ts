import { describe, expect, it } from 'vitest'
import { proposalsOf } from '@/lib/sources/references/proposals'

const one = (text: string) => {
  const [proposal] = proposalsOf(text)
  if (!proposal) throw new Error('Nothing was proposed.')
  return proposal
}

describe('a pasted text is proposed as a source', () => {
  it('from BibTeX, with its names and date', () => {
    const { format, source } = one(`@article{key1992,
      author = {Doe, Jane and {van der Berg}, Anna}, title = {The {Bridge} is down},
      journal = {Morning Lantern}, year = {1992}, month = mar, pages = {3--4}, doi = {10.1000/xyz}}`)
    expect(format).toBe('BIBTEX')
    expect(source).toMatchObject({
      type: 'article-journal',
      title: 'The Bridge is down',
      containerTitle: 'Morning Lantern',
      issued: { edtf: '1992-03' },
      doi: '10.1000/xyz',
    })
    expect(source.contributors).toMatchObject([{ role: 'author', family: 'Doe', given: 'Jane' }, {}])
  })

  it('from RIS, the authors of a newspaper too', () => {
    const { format, source } = one(
      'TY  - NEWS\nAU  - Doe, Jane\nTI  - The bridge\nT2  - Morning Lantern\nPY  - 1992\nDA  - 1992/03/14/\nSP  - 3\nEP  - 4\nER  - \n',
    )
    expect(format).toBe('RIS')
    expect(source).toMatchObject({
      type: 'article-newspaper',
      title: 'The bridge',
      containerTitle: 'Morning Lantern',
      issued: { edtf: '1992-03-14' },
      contributors: [{ role: 'author', family: 'Doe', given: 'Jane' }],
    })
  })

  it('from CSL-JSON, each item', () => {
    const items = [
      { type: 'book', title: 'One' },
      { type: 'report', title: 'Two' },
    ]
    expect(proposalsOf(JSON.stringify(items)).map(({ format, source }) => [format, source.title])).toEqual([
      ['CSL', 'One'],
      ['CSL', 'Two'],
    ])
    expect(one(JSON.stringify(items[0])).source.title).toBe('One')
  })

  it.each([
    ['10.1234/abc.5', 'DOI', { doi: '10.1234/abc.5' }],
    ['https://doi.org/10.1234/abc', 'DOI', { doi: '10.1234/abc' }],
    ['doi: 10.1234/abc', 'DOI', { doi: '10.1234/abc' }],
    ['ISBN 978-3-16-148410-0', 'ISBN', { type: 'book', isbn: '9783161484100' }],
    ['0-306-40615-2', 'ISBN', { type: 'book', isbn: '0306406152' }],
    [
      'https://news.example/1992/bridge',
      'ADDRESS',
      { type: 'webpage', url: 'https://news.example/1992/bridge' },
    ],
  ])('from %s, without a made-up title', (text, format, source) => {
    expect(one(text)).toMatchObject({ format, source: { ...source, title: '' } })
  })

  it('from a printed reference, which is kept whole', () => {
    const reference = 'Doe, Jane. “The dam broke.” The Daily (London), March 14, 1992, 4.'
    expect(one(reference)).toMatchObject({
      format: 'REFERENCE',
      source: { title: 'The dam broke', note: reference },
    })
    expect(one('A letter of the council').source).toMatchObject({
      title: '',
      note: 'A letter of the council',
    })
  })

  it.each(['@article{broken', '{"type": ', '[1, 2]', 'TY  - \n', '978-3-16-148410-1', 'ftp://a.example/b'])(
    '%j, which is none of these, as a reference',
    (text) => {
      expect(one(text)).toMatchObject({
        format: 'REFERENCE',
        source: { note: text.replace(/\s+/g, ' ').trim() },
      })
    },
  )
})
