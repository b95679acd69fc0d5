import '@/tests/support/database'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { OAI_PAGE } from '@/lib/exchange/oai/provider'
import {
  closeRecord,
  contentOf,
  doc,
  makeEdition,
  makeMember,
  makeRecord,
  p,
  printed,
} from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { oaiGrammar } from '@/tests/support/oai-grammar'
import { publicData } from '@/tests/support/public-data'
import { grammarErrors } from '@/tests/support/xml-grammar'

let editor: Actor
let press: { slug: string }
let gone: { id: string; slug: string }
beforeAll(async () => {
  editor = await makeMember()
  const published = async (title: string, publishedAt: string, kind = 'account', fields = {}) => {
    const content = { ...contentOf(kind, { title, fields, body: doc(p('Text.')) }) }
    const record = await makeRecord(editor, { title, kind, content })
    await makeEdition(editor, record, { publishedAt })
    return record
  }
  press = await published('A <flood> & more', '2026-01-02T03:04:05.678Z', 'press-excerpt', {
    periodical: { name: 'The Daily', authorityId: null },
    place: 'London',
    published: printed('8 May 1921', '1921-05-08'),
    page: '4',
  })
  gone = await published('Taken back', '2026-01-03T00:00:00.000Z')
  await closeRecord(editor, gone, 'Asked for.')
  for (let number = 0; number <= OAI_PAGE; number += 1)
    await published(`Account ${number}`, new Date(Date.UTC(2026, 1, 1, 0, number)).toISOString())
})
beforeEach(tellOfChange)

const asked = async (query: string) => {
  const { status, headers, body } = await publicData.oai(query)
  expect([status, headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8'])
  expect(grammarErrors(String(body), oaiGrammar), query).toEqual([])
  return String(body)
}
const errorOf = (text: string) => /<error code="(\w+)">/.exec(text)?.[1]
const identifiers = (text: string) =>
  [...text.matchAll(/<identifier>oai:localhost:([^<]+)</g)].map(([, slug]) => slug)
const tokenOf = (text: string) => /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1]

describe('OAI-PMH', () => {
  it('identifies the archive', async () => {
    expect((await asked('?verb=Identify')).replace(/<responseDate>.*<\/responseDate>/, '')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
        ' xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">' +
        '<request verb="Identify">http://localhost:3000/api/public/oai</request><Identify>' +
        '<repositoryName>Archive</repositoryName><baseURL>http://localhost:3000/api/public/oai</baseURL>' +
        '<protocolVersion>2.0</protocolVersion><adminEmail>nobody@archive.invalid</adminEmail>' +
        '<earliestDatestamp>2026-01-02T03:04:05Z</earliestDatestamp><deletedRecord>persistent</deletedRecord>' +
        '<granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify></OAI-PMH>\n',
    )
  })

  it('gives a record in Dublin Core', async () => {
    const text = await asked(`?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:${press.slug}`)
    const [record] = /<record>.*<\/record>/.exec(text) ?? []
    expect(record?.replaceAll(press.slug, 'SLUG')).toBe(
      '<record><header><identifier>oai:localhost:SLUG</identifier><datestamp>2026-01-02T03:04:05Z</datestamp>' +
        '<setSpec>press-excerpt</setSpec></header><metadata>' +
        '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"' +
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
        ' xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">' +
        '<dc:title>A &lt;flood&gt; &amp; more</dc:title><dc:description>What this record is.</dc:description>' +
        '<dc:publisher>Archive</dc:publisher><dc:date>1921-05-08</dc:date><dc:type>Text</dc:type>' +
        '<dc:type>Press excerpt</dc:type><dc:format>text/html</dc:format>' +
        '<dc:identifier>http://localhost:3000/records/SLUG/editions/1</dc:identifier>' +
        '<dc:source>“A &lt;flood&gt; &amp; more”. The Daily (London), 8 May 1921, p. 4.</dc:source><dc:language>en</dc:language>' +
        '<dc:relation>http://localhost:3000/records/SLUG</dc:relation>' +
        '<dc:relation>http://localhost:3000/api/public/records/SLUG/editions/1</dc:relation>' +
        '</oai_dc:dc></metadata></record>',
    )
  })

  it('gives a withdrawn record as deleted, without its title', async () => {
    const text = await asked(`?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:${gone.slug}`)
    expect(text).toMatch(
      /<record><header status="deleted"><identifier>[^<]+<\/identifier><datestamp>[^<]+<\/datestamp><setSpec>account<\/setSpec><\/header><\/record>/,
    )
    expect(text).not.toContain('Taken')
  })

  it('lists everything once, page by page', async () => {
    for (const verb of ['ListIdentifiers', 'ListRecords']) {
      const first = await asked(`?verb=${verb}&metadataPrefix=oai_dc`)
      expect(identifiers(first)).toHaveLength(OAI_PAGE)
      expect(first).toContain('<resumptionToken cursor="0">')
      const second = await asked(`?verb=${verb}&resumptionToken=${tokenOf(first)}`)
      expect(second).toContain(`<resumptionToken cursor="${OAI_PAGE}"/>`)
      const all = [...identifiers(first), ...identifiers(second)]
      expect(new Set(all).size).toBe(OAI_PAGE + 3)
      expect(all).toEqual(expect.arrayContaining([press.slug, gone.slug]))
    }
  })

  it('selects by time and set, both ends included', async () => {
    const list = (query: string) => asked(`?verb=ListIdentifiers&metadataPrefix=oai_dc&${query}`)
    expect(identifiers(await list('set=press-excerpt'))).toEqual([press.slug])
    for (const query of [
      'from=2026-01-02T03:04:05Z&until=2026-01-02T03:04:05Z',
      'from=2026-01-02&until=2026-01-02',
      'until=2026-01-02',
    ])
      expect(identifiers(await list(query)), query).toEqual([press.slug])
    expect(errorOf(await list('until=2026-01-01'))).toBe('noRecordsMatch')
    for (const until of ['9999-12-31', '9999-12-31T23:59:59Z'])
      expect(identifiers(await list(`until=${until}`))).toHaveLength(OAI_PAGE)
    expect(errorOf(await list('from=9999-12-31'))).toBe('noRecordsMatch')
    const token = tokenOf(await list('from=2026-02-01'))
    const rest = await asked(`?verb=ListIdentifiers&resumptionToken=${token}`)
    expect(identifiers(rest).length).toBeGreaterThan(0)
    expect(identifiers(rest)).not.toContain(press.slug)
  })

  it('lists its one format and its sets', async () => {
    expect(await asked('?verb=ListMetadataFormats')).toContain('<metadataPrefix>oai_dc</metadataPrefix>')
    expect(await asked(`?verb=ListMetadataFormats&identifier=oai:localhost:${press.slug}`)).toContain(
      'oai_dc',
    )
    expect(await asked('?verb=ListSets')).toContain(
      '<set><setSpec>testimony</setSpec><setName>Testimonies</setName>',
    )
  })

  it.each([
    ['', 'badVerb'],
    ['?verb=', 'badVerb'],
    ['?verb=Nonsense', 'badVerb'],
    ['?verb=Identify&verb=Identify', 'badVerb'],
    ['?verb=constructor', 'badVerb'],
    ['?verb=Identify&x=1', 'badArgument'],
    ['?verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
    ['?verb=ListRecords', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&set=account&set=account', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&from=now', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&from=', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&from=Z', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&until=', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-02T24:00:00Z', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&set=', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=a%20b', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01', 'badArgument'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z', 'badArgument'],
    ['?verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc', 'badArgument'],
    ['?verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
    ['?verb=ListSets&resumptionToken=x', 'badResumptionToken'],
    ['?verb=ListRecords&metadataPrefix=marc', 'cannotDisseminateFormat'],
    ['?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:never', 'idDoesNotExist'],
    ['?verb=GetRecord&metadataPrefix=oai_dc&identifier=%00', 'idDoesNotExist'],
    ['?verb=ListMetadataFormats&identifier=x', 'idDoesNotExist'],
    ['?verb=ListRecords&metadataPrefix=oai_dc&set=none', 'noRecordsMatch'],
  ])('refuses %j with %s', async (query, code) => expect(errorOf(await asked(query))).toBe(code))

  it('refuses a token that only looks like one', async () => {
    const token = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const id = crypto.randomUUID()
    const after = { at: '2026-02-28T09:00:00.000000Z', id }
    const times = ['2026-13-45T99:99:99', '2026-02-30T00:00:00', '0000-01-01T00:00:00', '2026-01-02T24:00:00']
    for (const word of [
      ...times.map((at) => token({ after: { at: `${at}.000000Z`, id }, done: 1 })),
      ...times.map((from) => token({ after, from: `${from}.000Z`, done: 1 })),
      token({ after, set: '\0', done: 1 }),
      token({ after: null, done: 1 }),
      token([]),
      'a'.repeat(5000),
    ])
      expect(errorOf(await asked(`?verb=ListRecords&resumptionToken=${word}`))).toBe('badResumptionToken')
  })

  it('refuses a cursor that only looks like one', async () => {
    const after = { at: '2026-02-30T00:00:00.000000Z', id: crypto.randomUUID() }
    const word = Buffer.from(JSON.stringify(after)).toString('base64url')
    for (const list of [publicData.list, publicData.withdrawals])
      expect((await list(`?after=${word}`)).status).toBe(422)
  })

  it('answers a form as it answers an address', async () => {
    expect((await publicData.oaiByForm('verb=Identify')).body).toContain('<Identify>')
    expect((await publicData.oaiByForm('x'.repeat(100_000))).body).toContain('badVerb')
  })
})
