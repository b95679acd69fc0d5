import { describe, expect, test } from 'vitest'
import { apaEntry } from '@/lib/citations/formats/apa'
import { bibtexOf } from '@/lib/citations/formats/bibtex'
import { chicagoEntry } from '@/lib/citations/formats/chicago'
import { risOf } from '@/lib/citations/formats/ris'
import { textOf } from '@/lib/citations/runs'
import { citationFile } from '@/lib/exchange/citing/formats'
import { itemOfEdition } from '@/lib/exchange/citing/item'
import { zoteroRdfOf } from '@/lib/exchange/citing/zotero-rdf'
import { cslJson } from '@/tests/support/csl-json'
import { citingOf, editionOf } from '@/tests/support/editions'
import { english } from '@/tests/support/english'
import { contentOf } from '@/tests/support/factories/pure'
import { cases } from './cited-editions'

const at = 'https://archive.example/records'

/** What is cited, as it must read: Chicago, ISO 690, APA, plain. */
const expected: Record<string, readonly [chicago: string, iso690: string, apa: string, plain: string]> = {
  'an account': [
    `“What is known of the flood?” November 23, 2026. Sample archive, edition 2, published 23 November 2026. ${at}/the-flood/editions/2.`,
    `What is known of the flood? [online]. 23 November 2026. Sample archive, edition 2, published 23 November 2026. Available from: ${at}/the-flood/editions/2`,
    `What is known of the flood? [Account]. (2026, November 23). Sample archive, edition 2, published 23 November 2026. ${at}/the-flood/editions/2`,
    `“What is known of the flood?” Account. Sample archive, edition 2, 23 November 2026. ${at}/the-flood/editions/2.`,
  ],
  'a testimony of a named speaker': [
    `Mary Major. “The night of the flood.” Interview by Town Museum. Lower Town, 28 May, year not given. Sample archive, edition 1, published 23 November 2026. ${at}/the-night/editions/1.`,
    `MARY MAJOR. The night of the flood [online]. Interview by Town Museum. Lower Town, 28 May, year not given. Sample archive, edition 1, published 23 November 2026. Available from: ${at}/the-night/editions/1`,
    `Mary Major. (28 May, year not given). The night of the flood [Testimony] [Interview by Town Museum]. Sample archive, edition 1, published 23 November 2026. ${at}/the-night/editions/1`,
    `“The night of the flood.” Testimony. Sample archive, edition 1, 23 November 2026. ${at}/the-night/editions/1.`,
  ],
  'a testimony whose speaker is not named': [
    `“The night of the flood.” Interview by Town Museum. Lower Town, 28 May, year not given. Sample archive, edition 1, published 23 November 2026. ${at}/the-night/editions/1.`,
    `The night of the flood [online]. Interview by Town Museum. Lower Town, 28 May, year not given. Sample archive, edition 1, published 23 November 2026. Available from: ${at}/the-night/editions/1`,
    `The night of the flood [Testimony] [Interview by Town Museum]. (28 May, year not given). Sample archive, edition 1, published 23 November 2026. ${at}/the-night/editions/1`,
    `“The night of the flood.” Testimony. Sample archive, edition 1, 23 November 2026. ${at}/the-night/editions/1.`,
  ],
  'a press excerpt': [
    `“The Daily on the flood.” The Daily (London), May 8, 1921, 4. Sample archive, edition 1, published 23 November 2026. ${at}/the-daily/editions/1.`,
    `The Daily on the flood. The Daily [online]. London, 8 May 1921, p. 4. Sample archive, edition 1, published 23 November 2026. Available from: ${at}/the-daily/editions/1`,
    `The Daily on the flood [Press excerpt]. (1921, May 8). The Daily, 4. Sample archive, edition 1, published 23 November 2026. ${at}/the-daily/editions/1`,
    `“The Daily on the flood.” Press excerpt. Sample archive, edition 1, 23 November 2026. ${at}/the-daily/editions/1.`,
  ],
  'a resolution': [
    `Chamber of Deputies, Country. Resolution on the flood. Resolution 12. February 1, 2014. Sample archive, edition 1, published 23 November 2026. ${at}/the-resolution/editions/1.`,
    `CHAMBER OF DEPUTIES (Country). Resolution on the flood [online]. Resolution 12. 1 February 2014. Sample archive, edition 1, published 23 November 2026. Available from: ${at}/the-resolution/editions/1`,
    `Chamber of Deputies. (2014, February 1). Resolution on the flood (Resolution 12). Country. Sample archive, edition 1, published 23 November 2026. ${at}/the-resolution/editions/1`,
    `“Resolution on the flood.” Resolution. Sample archive, edition 1, 23 November 2026. ${at}/the-resolution/editions/1.`,
  ],
  'a quotation known through another source': [
    `Jane Doe, A letter, fol. 7, as cited in “The dam broke,” The Daily, May 8, 1921, 2, as cited in “What is known of the flood?,” Sample archive, edition 2, November 23, 2026, ${at}/the-flood/editions/2#how-quotation-11111111-0000-4000-8000-000000000000.`,
    `DOE, Jane. A letter. Fol. 7, as cited in The dam broke. The Daily. 8 May 1921, p. 2, as cited in What is known of the flood? Sample archive [online]. edition 2. 23 November 2026. Available from: ${at}/the-flood/editions/2#how-quotation-11111111-0000-4000-8000-000000000000`,
    `Doe, J. (n.d.). A letter (fol. 7), as cited in The dam broke. (1921, May 8). The Daily, p. 2, as cited in What is known of the flood? (2026, November 23). Sample archive. ${at}/the-flood/editions/2#how-quotation-11111111-0000-4000-8000-000000000000`,
    `Jane Doe, A letter, fol. 7, as cited in “The dam broke”, The Daily, 8 May 1921, p. 2, as cited in “What is known of the flood?” Account. Sample archive, edition 2, 23 November 2026. ${at}/the-flood/editions/2#how-quotation-11111111-0000-4000-8000-000000000000.`,
  ],
  'a paraphrase': [
    `Jane Doe, A letter, fol. 7, as reported in “The dam broke,” The Daily, May 8, 1921, 2, as reported in “What is known of the flood?,” Sample archive, edition 2, November 23, 2026, ${at}/the-flood/editions/2#how-quotation-22222222-0000-4000-8000-000000000000.`,
    `DOE, Jane. A letter. Fol. 7, as reported in The dam broke. The Daily. 8 May 1921, p. 2, as reported in What is known of the flood? Sample archive [online]. edition 2. 23 November 2026. Available from: ${at}/the-flood/editions/2#how-quotation-22222222-0000-4000-8000-000000000000`,
    `Doe, J. (n.d.). A letter (fol. 7), as reported in The dam broke. (1921, May 8). The Daily, p. 2, as reported in What is known of the flood? (2026, November 23). Sample archive. ${at}/the-flood/editions/2#how-quotation-22222222-0000-4000-8000-000000000000`,
    `Jane Doe, A letter, fol. 7, as reported in “The dam broke”, The Daily, 8 May 1921, p. 2, as reported in “What is known of the flood?” Account. Sample archive, edition 2, 23 November 2026. ${at}/the-flood/editions/2#how-quotation-22222222-0000-4000-8000-000000000000.`,
  ],
  'a cited sentence': [
    `“The dam broke,” The Daily, May 8, 1921, 2, as reported in “What is known of the flood?,” Sample archive, edition 2, November 23, 2026, ${at}/the-flood/editions/2#how-citation-66666666-0000-4000-8000-000000000000.`,
    `The dam broke. The Daily. 8 May 1921, p. 2, as reported in What is known of the flood? Sample archive [online]. edition 2. 23 November 2026. Available from: ${at}/the-flood/editions/2#how-citation-66666666-0000-4000-8000-000000000000`,
    `The dam broke. (1921, May 8). The Daily, p. 2, as reported in What is known of the flood? (2026, November 23). Sample archive. ${at}/the-flood/editions/2#how-citation-66666666-0000-4000-8000-000000000000`,
    `“The dam broke”, The Daily, 8 May 1921, p. 2, as reported in “What is known of the flood?” Account. Sample archive, edition 2, 23 November 2026. ${at}/the-flood/editions/2#how-citation-66666666-0000-4000-8000-000000000000.`,
  ],
  'a figure': [
    `“The dam broke,” The Daily, May 8, 1921, 2, as reported in “What is known of the flood?,” Sample archive, edition 2, November 23, 2026, ${at}/the-flood/editions/2#how-figure-33333333-0000-4000-8000-000000000000.`,
    `The dam broke. The Daily. 8 May 1921, p. 2, as reported in What is known of the flood? Sample archive [online]. edition 2. 23 November 2026. Available from: ${at}/the-flood/editions/2#how-figure-33333333-0000-4000-8000-000000000000`,
    `The dam broke. (1921, May 8). The Daily, p. 2, as reported in What is known of the flood? (2026, November 23). Sample archive. ${at}/the-flood/editions/2#how-figure-33333333-0000-4000-8000-000000000000`,
    `“The dam broke”, The Daily, 8 May 1921, p. 2, as reported in “What is known of the flood?” Account. Sample archive, edition 2, 23 November 2026. ${at}/the-flood/editions/2#how-figure-33333333-0000-4000-8000-000000000000.`,
  ],
}

const fileOf = (edition: (typeof cases)[number][1], name: string) =>
  citationFile(name, citingOf(edition), english)

describe.each(cases)('%s', (name, edition, of) => {
  test('is cited in each style, with the address of the edition', () => {
    const [chicago, iso690, apa, plain] = expected[name] ?? []
    expect(fileOf(edition, `${of}.txt`)?.text).toBe(
      `Chicago\n${chicago}\n\nISO 690\n${iso690}\n\nAPA\n${apa}\n\nPlain text\n${plain}\n`,
    )
  })
  test('is in files for reference managers, with media types of their own', () => {
    const files = ['bib', 'ris', 'csl', 'txt'].map((ending) => fileOf(edition, `${of}.${ending}`))
    expect(files.map((file) => file?.mediaType.split(';')[0])).toEqual([
      'application/x-bibtex',
      'application/x-research-info-systems',
      'application/vnd.citationstyles.csl+json',
      'text/plain',
    ])
    for (const file of files) expect(file?.text).toContain(`${at}/${edition.slug}/editions/${edition.number}`)
    expect(files[0]?.text.match(/^@/gm)?.length).toBe(files[1]?.text.match(/^TY {2}- /gm)?.length)
    expect(cslJson.parse(JSON.parse(files[2]?.text ?? ''))).toHaveLength(
      files[0]?.text.match(/^@/gm)?.length ?? 0,
    )
  })
})

describe('a citation', () => {
  const [, press, record] = cases.find(([name]) => name === 'a press excerpt') ?? []
  test('gives the details of the kind to reference managers', () => {
    const file = press && fileOf(press, `${record}.csl`)
    expect(JSON.parse(file?.text ?? '')).toEqual([
      {
        id: 'the-daily-1',
        type: 'article-newspaper',
        title: 'The Daily on the flood',
        genre: 'Press excerpt',
        'container-title': 'The Daily',
        'publisher-place': 'London',
        page: '4',
        issued: { 'date-parts': [[1921, 5, 8]] },
        language: 'en',
        abstract: 'A summary.',
        archive: 'Sample archive',
        archive_location: 'edition 1, published 23 November 2026',
        URL: `${at}/the-daily/editions/1`,
      },
    ])
    expect(file?.filename).toBe('the-daily-1.json')
  })
  test('has its licence as a custom value of CSL-JSON', () => {
    const citing = press && citingOf(press)
    const archive = citing && { ...citing.archive, licence: 'CC-BY-4.0' as const }
    const file = citing && archive && citationFile('record.csl', { ...citing, archive }, english)
    expect(cslJson.parse(JSON.parse(file?.text ?? ''))[0]?.custom).toEqual({
      license: 'https://creativecommons.org/licenses/by/4.0/',
    })
  })
  test('keeps the body’s country and who asked in BibTeX, RIS and RDF', () => {
    const written = (name: string) => {
      const [, edition] = cases.find(([one]) => one === name) ?? []
      if (!edition) throw new Error(name)
      const { archive, addressOf } = citingOf(edition)
      const item = itemOfEdition(edition, archive, addressOf, english)
      return [bibtexOf(item), risOf(item), zoteroRdfOf(item, null, english)]
    }
    const [bib, ris, rdf] = written('a resolution')
    expect(bib).toContain('  address = {Country},')
    expect(ris).toContain('CY  - Country\r\n')
    expect(rdf).toContain('<dc:description>Jurisdiction: Country</dc:description>')
    const [ofTestimony, risOfTestimony] = written('a testimony of a named speaker')
    expect(ofTestimony).toContain(
      '  editora = {{Town Museum}},\n  editoratype = {collaborator},\n  address = {Lower Town},',
    )
    expect(risOfTestimony).toContain('DA  - ///28 May, year not given\r\n')
    expect(risOfTestimony).not.toContain('PY  -')
  })
  test('names no country after a body that has it in its name', () => {
    const act = {
      id: 'x',
      type: 'legislation',
      title: 'An act',
      publisher: 'Senate of Jordan',
      jurisdiction: 'Jordan',
    }
    expect(textOf(chicagoEntry(act, english))).toBe('Senate of Jordan. An act')
    expect(textOf(chicagoEntry({ ...act, publisher: 'Senate' }, english))).toBe('Senate, Jordan. An act')
    const apaOf = (publisher: string) => textOf(apaEntry({ ...act, publisher }, null, english))
    expect(apaOf('Senate of Jordan')).toBe('Senate of Jordan. (n.d.). An act')
    expect(apaOf('Jordan Senate')).toBe('Jordan Senate. (n.d.). An act')
    expect(apaOf('Senate')).toBe('Senate. (n.d.). An act. Jordan')
  })
  test('repeats no text of a statement', () => {
    for (const [, edition, of] of cases)
      for (const ending of ['txt', 'bib', 'ris', 'csl'])
        expect(fileOf(edition, `${of}.${ending}`)?.text).not.toMatch(
          /broke at night|when all slept|A sentence/,
        )
  })
  test('names no speaker whose name is withheld or was erased', () => {
    for (const speaker of ['Name withheld', '[withheld]', null]) {
      const edition = editionOf('testimony', contentOf('testimony'), { speaker })
      expect(JSON.parse(fileOf(edition, 'record.csl')?.text ?? '')[0]).not.toHaveProperty('author')
    }
  })
  test.each([
    '',
    'record',
    'record.pdf',
    'record.__proto__',
    'figure-x.ris',
    'quotation-.bib',
    '../record.bib',
    'record.bib.ris',
  ])('is no file of the name %j', (name) => expect(press && fileOf(press, name)).toBeNull())
})
