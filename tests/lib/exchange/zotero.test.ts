import { describe, expect, test } from 'vitest'
import { itemOfEdition } from '@/lib/exchange/citing/item'
import { metaTagsOf } from '@/lib/exchange/citing/meta-tags'
import { zoteroRdfOf } from '@/lib/exchange/citing/zotero-rdf'
import { kindOf } from '@/lib/records/kinds'
import { citingOf } from '@/tests/support/editions'
import { english } from '@/tests/support/english'
import { items } from '../citations/items'
import { cases } from './cited-editions'

/** What Zotero's translator for embedded metadata makes of each tag; its type is never guessed from a tag when `z:itemType` is there. */
const fieldOf: Record<string, string> = {
  'z:itemType': 'itemType',
  citation_title: 'title',
  citation_author: 'creators',
  citation_date: 'date',
  citation_language: 'language',
  citation_firstpage: 'pages',
  citation_public_url: 'url',
  'DC.source': 'publicationTitle',
  'DC.publisher': 'publisher',
  'DC.rights': 'rights',
  'DC.language': 'language',
  'DC.type': 'type',
  'DC.coverage': 'archiveLocation',
  'prism.number': 'number',
}

/** The tags that make Zotero choose another item type. */
const forcing =
  /^citation_(?:journal_title|technical_report_institution|conference|conference_title|book_title|dissertation_institution)$/

const imported = (edition: (typeof cases)[number][1]) =>
  Object.fromEntries(
    Object.entries(metaTagsOf(citingOf(edition), english)).map(([tag, value]) => [
      fieldOf[tag] ?? tag,
      value,
    ]),
  )

const at = 'https://archive.example/records'
const location = 'edition 1, published 23 November 2026'
const expected: Record<string, Record<string, string | string[]>> = {
  'an account': {
    itemType: 'webpage',
    title: 'What is known of the flood?',
    date: '2026-11-23',
    language: 'en',
    url: `${at}/the-flood/editions/2`,
    publicationTitle: 'Sample archive',
    publisher: 'Sample archive',
    type: 'Account',
    archiveLocation: 'edition 2, published 23 November 2026',
  },
  'a testimony of a named speaker': {
    itemType: 'interview',
    title: 'The night of the flood',
    creators: ['Mary Major'],
    date: '28 May, year not given',
    language: 'en',
    url: `${at}/the-night/editions/1`,
    publicationTitle: 'Sample archive',
    publisher: 'Sample archive',
    type: 'Testimony',
    archiveLocation: location,
  },
  'a testimony whose speaker is not named': {
    itemType: 'interview',
    title: 'The night of the flood',
    date: '28 May, year not given',
    language: 'en',
    url: `${at}/the-night/editions/1`,
    publicationTitle: 'Sample archive',
    publisher: 'Sample archive',
    type: 'Testimony',
    archiveLocation: location,
  },
  'a press excerpt': {
    itemType: 'newspaperArticle',
    title: 'The Daily on the flood',
    date: '1921-05-08',
    language: 'en',
    pages: '4',
    url: `${at}/the-daily/editions/1`,
    publicationTitle: 'The Daily',
    publisher: 'Sample archive',
    type: 'Press excerpt',
    archiveLocation: location,
  },
  'a resolution': {
    itemType: 'statute',
    title: 'Resolution on the flood',
    date: '2014-02-01',
    language: 'en',
    number: '12',
    url: `${at}/the-resolution/editions/1`,
    publicationTitle: 'Sample archive',
    publisher: 'Chamber of Deputies',
    type: 'Resolution',
    archiveLocation: location,
  },
}

describe.each(cases.filter(([, , of]) => of === 'record'))('Zotero imports %s', (name, edition) => {
  test('from the tags of its page, with these fields', () => {
    expect(imported(edition)).toEqual(expected[name])
    expect(Object.keys(metaTagsOf(citingOf(edition), english)).filter((tag) => forcing.test(tag))).toEqual([])
  })
  test('from RDF, as the same type with the same title', () => {
    const { archive, addressOf } = citingOf(edition)
    const item = itemOfEdition(edition, archive, addressOf, english)
    const rdf = zoteroRdfOf(item, kindOf(edition.kind).zoteroType, english)
    expect(rdf).toContain(`<z:itemType>${expected[name]?.itemType}</z:itemType>`)
    expect(rdf).toContain(`<dc:title>${expected[name]?.title}</dc:title>`)
    expect(rdf).toContain(`<rdf:value>${expected[name]?.url}</rdf:value>`)
  })
})

describe('Zotero’s RDF', () => {
  const rdfOf = (name: string) => {
    const item = items.find(([one]) => one === name)?.[1]
    return item ? zoteroRdfOf(item, null, english) : ''
  }
  test('has a newspaper around its article, and names in parts', () => {
    expect(rdfOf('a newspaper article')).toContain(
      '<z:itemType>newspaperArticle</z:itemType><bib:authors><rdf:Seq><rdf:li><foaf:Person>' +
        '<foaf:surname>Doe</foaf:surname><foaf:givenName>Jane Ann</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>' +
        '<dcterms:isPartOf><bib:Newspaper><dc:title>The Daily</dc:title></bib:Newspaper></dcterms:isPartOf>',
    )
  })
  test('doesn’t take the name of a body apart', () =>
    expect(rdfOf('a report')).toContain(
      '<foaf:Person><foaf:surname>Relief Agency</foaf:surname></foaf:Person>',
    ))
  test('escapes text and replaces what XML can’t write', () => {
    const rdf = zoteroRdfOf({ id: 'x', type: 'book', title: '<a> & "b"\u0000\u{d800}' }, null, english)
    expect(rdf).toContain('<dc:title>&lt;a&gt; &amp; &quot;b&quot;\ufffd\ufffd</dc:title>')
  })
})
