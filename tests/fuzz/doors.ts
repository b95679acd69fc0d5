import { facetNames } from '@/lib/editions/indexing/facets'
import { pdfOf } from '../support/pdf'
import type { Asker, Target } from './archive'
import type { Random } from './random'
import { hostileText, jsonFrom, valueFrom } from './values'

/** What every request of a resumable upload has. */
const resumable = { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream' }

export type Asked = {
  path: string
  method?: string
  body?: string | Uint8Array | FormData
  headers?: Record<string, string>
  /** Who asks, where it isn't the one of the door. */
  by?: Asker
}
type Door = (random: Random, target: Target) => Asked

const part = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll('.', '%2E')

/** A query string with some of these names, and at times one that the page doesn't know. */
function queryOf(random: Random, names: readonly string[], known: readonly string[] = []): string {
  const given = names
    .filter(() => random.chance(0.6))
    .map((name) => `${name}=${part(valueFrom(random, known))}`)
  if (random.chance(0.1))
    given.push(random.one(['q=%00', 'page=%ff', '__proto__=1', 'q=%E0%A4', 'q[]=1', '%00=1']))
  return given.length > 0 ? `?${given.join('&')}` : ''
}

const path = (...parts: string[]) => `/${parts.join('/')}`
const json = (method: string, address: string, value: unknown): Asked => ({
  path: address,
  method,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
})

/** Actions that only some roles get further than the guard of. */
const guarded = /mask|erase|address|consent/i
const allowed = ['reviewer', 'publisher', 'admin'] as const

/** The body of a record with one paragraph of this text, or several. */
const bodyOf = (text: string) => ({
  type: 'doc',
  content: text
    .split('\n')
    .slice(0, 2_000)
    .map((line) => ({ type: 'paragraph', ...(line && { content: [{ type: 'text', text: line }] }) })),
})

const withBody = (content: unknown, body: unknown) =>
  typeof content === 'object' && content !== null ? { ...content, body } : content

/** A document that is made to be slow to read. */
function documentFrom(random: Random, size: number): { name: string; bytes: Uint8Array } {
  const text = hostileText(random, 20_000 * size)
  const written = (name: string, words: string) => ({ name, bytes: new TextEncoder().encode(words) })
  const pdf = pdfOf([text.replaceAll(/[^ -~]/g, 'x').slice(0, 2_000), 'A page.'])
  return random.one([
    written('a.txt', text),
    written('a.md', text),
    written('a.html', `${'<!---->'.repeat(30)}${text}`),
    written('a.html', `<html>${'<div><b>'.repeat(1 + random.below(3_000 * size))}${text}`),
    written('a.rtf', `{\\rtf1 ${'{\\b '.repeat(1 + random.below(3_000 * size))}${text}`),
    written(
      'a.eml',
      `From: a@b\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(random.below(500))}${text}`,
    ),
    written('a.vtt', `WEBVTT\n\n${'00:01.000 --> 00:02.000\n'.repeat(random.below(500))}${text}`),
    {
      name: 'a.docx',
      bytes: Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 300 }, () => random.below(256))]),
    },
    written('a.html', `<!doctype html>${'<table><tr><td>'.repeat(random.below(500 * size))}${text}`),
    { name: 'a.pdf', bytes: pdf },
    { name: 'a.pdf', bytes: pdf.subarray(0, random.below(pdf.length)) },
    { name: 'a.pdf', bytes: pdf.map((byte) => (random.chance(0.01) ? random.below(256) : byte)) },
    { name: 'a.txt', bytes: Uint8Array.from({ length: 200 }, () => random.below(256)) },
  ])
}

const publicPages: Door = (random, { sources, slugs }) => {
  const address = random.one([
    () => path('sources', part(valueFrom(random, sources))),
    () => `${path('sources', part(valueFrom(random, sources)), 'more')}${queryOf(random, ['page'])}`,
    () =>
      `${path('sources', part(valueFrom(random, sources)), 'copies', part(valueFrom(random)))}${random.one(['', '/image', '/recording', '/captions'])}${queryOf(random, ['page', 't', 'passage'])}`,
    () =>
      path(
        'media',
        part(valueFrom(random, ['a'.repeat(64)])),
        part(valueFrom(random, ['960.webp', '480.avif', 'file.mp3', 'file.pdf'])),
      ),
    () => `/unverified${queryOf(random, ['page', 'works'])}`,
    () => path('pages', part(valueFrom(random, ['about']))),
    () => path('withdrawn', part(valueFrom(random, slugs))),
    () => path('sitemaps', part(valueFrom(random, ['1']))),
    () =>
      `${random.one([
        ...([
          '/',
          '/about',
          '/about/method',
          '/imprint',
          '/data',
          '/unreachable',
          '/failed',
          '/logo.png',
        ] as const),
        ...(['/theme.css', '/robots.txt', '/sitemap.xml', '/sitemaps/records-1'] as const),
      ])}${queryOf(random, ['v', 'page'])}`,
    () => `/.well-known/${random.chance(0.5) ? 'security.txt' : part(valueFrom(random))}`,
    () => `/api/health${random.one(['', '/live', '/ready'])}${queryOf(random, ['v'])}`,
    () => `/api/messages/${part(valueFrom(random, ['en', 'az']))}/${part(valueFrom(random))}.js`,
    () => `/api/auth/${part(valueFrom(random, ['session', 'csrf', 'providers']))}`,
    () => path(part(valueFrom(random))),
  ])
  return { path: address() }
}

const publicLists = (random: Random) =>
  [
    `/api/public/oai?verb=ListIdentifiers&metadataPrefix=oai_dc&${random.one(['from', 'until', 'set'])}=${part(valueFrom(random, ['', 'Z', '9999-12-31']))}`,
    `/api/public/list${queryOf(random, ['kind', 'after'])}`,
    `/api/public/withdrawals${queryOf(random, ['after'])}`,
    '/api/public/openapi.json',
    `/api/public/${part(valueFrom(random, ['never']))}`,
    '/data',
    '/about/help',
  ] as const

const searchNames = ['q', 'sort', 'page', ...facetNames]

/** Each door of the archive, by what is asked through it. Those below `signed` are asked by an editor, those below `admins` by an admin. */
export const doors = {
  open: {
    'public data': (random, { slugs }) => {
      const slug = part(valueFrom(random, slugs))
      const number = part(valueFrom(random, ['1']))
      const file = part(valueFrom(random, ['record.bib', 'record.ris', 'record.csl', 'record.txt']))
      const rest = random.one([
        '',
        '/editions',
        `/editions/${number}`,
        `/editions/${number}/parts`,
        `/editions/${number}/citations/${file}`,
        `/editions/${number}/graph`,
        `/editions/${number}/linkset`,
        '/graph',
        `/editions/${number}/annotations`,
        `/editions/${number}/annotations/${part(valueFrom(random))}`,
      ])
      const etag: Record<string, string> = random.chance(0.2)
        ? { 'if-none-match': random.one(['*', '""', 'W/"x"', ',,,']) }
        : {}
      return { path: `/api/public/records/${slug}${rest}`, headers: etag }
    },
    proofs: (random) => {
      const tile = `${random.one(['0', '1', 'entries', part(valueFrom(random))])}/${random.one(['000', '000.p/1', 'x001/000', part(valueFrom(random))])}`
      return {
        path: random.one([
          '/log/checkpoint',
          '/log/key',
          '/log',
          `/log/tile/${tile}`,
          `/api/public/proofs/${part(valueFrom(random))}/${part(valueFrom(random, ['1']))}`,
          '/api/public/proofs/00000000-0000-4000-8000-000000000000/1',
        ]),
      }
    },
    'lasting addresses': (random, { arks }) => {
      const ark = valueFrom(random, arks).toWellFormed().replace(/^\/+/, '')
      const address = random.chance(0.5) ? `/${ark}` : `/ark/${part(ark)}/${part(valueFrom(random))}`
      return {
        path: `${address.replaceAll(/[^!-~]|[\\?#]/gu, encodeURIComponent)}${random.one(['', '?info', '??', '?%00'])}`,
      }
    },
    'whole copies': (random, { sources, ids, copies }) => {
      const any = `/sources/${part(valueFrom(random, sources))}/copies/${part(valueFrom(random, ids))}`
      // Of any source and any copy hardly one is a copy of the source.
      const copy = random.chance(0.3) ? copies[random.below(copies.length)] : any
      return {
        path: `${copy}${random.one(['', '/image'])}${queryOf(random, ['page', 'passage'], ids)}`,
      }
    },
    'public search data': (random) => ({
      path: `/api/public/records${random.chance(0.2) ? '' : queryOf(random, searchNames)}`,
    }),
    languages: (random, { slugs }) => {
      const language = random.one([
        'ar',
        'az',
        'en',
        'xx',
        'AR',
        'ar-EG',
        '..',
        part(valueFrom(random)) || 'x',
      ])
      const page = random.one([
        '',
        '/records',
        `/records/${part(valueFrom(random, slugs))}`,
        `/records/${part(valueFrom(random, slugs))}/editions/1`,
        '/desk',
        '/ar/records',
        `/${part(valueFrom(random))}`,
      ])
      return { path: `/${language}${page}${queryOf(random, ['q', 'page'])}` }
    },
    reports: (random, { slugs }) =>
      random.chance(0.5)
        ? {
            path: `/report${queryOf(random, ['record', 'edition', 'statement', 'source', 'copy', 'page', 'passage', 'kind', 'problem'], slugs)}`,
          }
        : random.chance(0.3)
          ? {
              path: random.one([
                `/report/${part(valueFrom(random))}`,
                `/corrections${queryOf(random, ['page'])}`,
              ]),
            }
          : {
              path: '/report/send',
              method: 'POST',
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
              body: new URLSearchParams({
                kind: random.one(['ERROR', 'TAKEDOWN', 'x']),
                slug: valueFrom(random, slugs).toWellFormed(),
                edition: random.one(['1', '2', 'x']),
                text: hostileText(random, 6_000).toWellFormed(),
                email: valueFrom(random).toWellFormed(),
              }).toString(),
            },
    verifying: (random, { slugs }) => {
      if (random.chance(0.5)) {
        const edition = `${random.one(['', '/ar', 'http://localhost:3000', '//'])}/records/${part(valueFrom(random, slugs))}`
        return { path: `/verify${queryOf(random, ['edition', 'result', 'problem'], [edition])}` }
      }
      const text = random.one([
        ...(['', '[', '{"format":"stele-proof","version":1}'] as const),
        '['.repeat(150_000),
        `{"format":"stele-proof","version":1,"entry":"{}","parts":[],"inclusion":{"index":0,"size":1e999,"hashes":[]},"checkpoint":"","key":""}`,
      ])
      return {
        path: '/verify/file',
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: `--x\r\nContent-Disposition: form-data; name="proof"; filename="${part(valueFrom(random))}"\r\n\r\n${text}\r\n--x--\r\n`,
      }
    },
    harvesting: (random) => {
      const asked = queryOf(
        random,
        ['verb', 'identifier', 'metadataPrefix', 'from', 'until', 'set', 'resumptionToken'],
        [
          ...['Identify', 'ListRecords', 'ListIdentifiers', 'GetRecord', 'ListSets', 'oai_dc'],
          ...['2026-11-29', '2026-11-29T10:00:00Z', '9999-12-31', 'account'],
          Buffer.from('{"after":{"at":"2026-13-45T99:99:99.000000Z","id":"x"},"done":1}').toString(
            'base64url',
          ),
        ],
      )
      return random.chance(0.15)
        ? {
            path: '/api/public/oai',
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: asked.slice(1),
          }
        : { path: random.one([`/api/public/oai${asked}`, ...publicLists(random)]) }
    },
    'reference managers': (random, { slugs, sources }) => ({
      path: `/api/public/unapi${queryOf(
        random,
        ['id', 'format'],
        [
          ...slugs.map((slug) => `records/${slug}`),
          ...sources.map((id) => `sources/${id}`),
          'rdf_zotero',
          'ris',
        ],
      )}`,
    }),
    'drafts for programs': (random, { records, token }) => ({
      path: random.one([
        `/api/drafts${queryOf(random, ['kind', 'state', 'after', 'token'], ['DRAFT', 'account', token])}`,
        `/api/drafts/${part(valueFrom(random, records))}${queryOf(random, ['access_token'], [token])}`,
        '/api/drafts/openapi.json',
      ]),
      headers: random.chance(0.8)
        ? { authorization: `Bearer ${token}` }
        : {
            authorization: random.one(['Bearer', 'Basic YQ==', `Bearer ${'x'.repeat(5_000)}`, 'Bearer a b']),
          },
    }),
    'search page': (random) => ({ path: `/records${queryOf(random, searchNames)}` }),
    names: (random) => ({
      path: random.one([
        `/names${queryOf(random, ['of', 'letter', 'page'], ['person', 'place', 'A'])}`,
        `/sources${queryOf(random, ['page'])}`,
        `/names/${part(valueFrom(random, ['person', 'body', 'place']))}/${part(valueFrom(random))}${queryOf(random, ['page'])}`,
        `/new${random.one(['', '/atom', '/json'])}${queryOf(random, ['kind', 'collection', 'page'])}`,
        `/map${random.one(['', '/csv'])}${queryOf(random, ['page'])}`,
        `/collections${queryOf(random, ['page'])}`,
        `/collections/${part(valueFrom(random))}`,
        `/suggestions${queryOf(random, ['q'])}`,
        `/this-day${queryOf(random, ['day'], ['02-29', '13-01'])}`,
      ]),
    }),
    registers: (random) => {
      const path = random.one(['/register', '/press', '/testimonies', '/timeline', '/figures'])
      return {
        path: `${path}${random.one(['', '/csv'])}${queryOf(random, [...searchNames, 'show', 'view'])}`,
      }
    },
    'record pages': (random, { slugs }) => {
      const slug = part(valueFrom(random, slugs))
      const number = part(valueFrom(random, ['1', '2']))
      return {
        path:
          path('records', slug) +
          random.one([
            '',
            '/editions',
            `/editions/${number}`,
            `/editions/${number}/changes`,
            `/editions/${number}/cite`,
            `/editions/${number}/preview.png`,
            `/editions/${number}/captions/${random.one(['a'.repeat(64), 'a', '%00'])}.vtt`,
          ]),
      }
    },
    'other public pages': publicPages,
    'sign-in pages': (random) => ({
      path: random.one([
        `/sign-in${random.one(['', '/forgotten', '/code', '/second-factor'])}${queryOf(random, ['callbackUrl', 'password'])}`,
        `/invitation/${part(valueFrom(random))}`,
        `/setup${queryOf(random, ['token'])}`,
        '/setup/archive',
      ]),
    }),
  },
  signed: {
    'desk lists': (random, { ids }) => ({
      path: random.one([
        `/desk/records${queryOf(random, ['kind', 'state', 'mine', 'language', 'q', 'tag', 'assigned', 'sort', 'after'], ids)}`,
        `/desk/lists/bulk${queryOf(random, ['list', 'id', 'all', 'action', 'q', 'kind', 'type', 'tag', 'undescribed'], ids)}`,
        `/desk/lists/bulk/${part(valueFrom(random, ids))}${queryOf(random, ['page'])}`,
        `/desk/sources${queryOf(random, ['q', 'type', 'identification', 'sort', 'cursor'], ids)}`,
        `/desk/authorities${queryOf(random, ['q', 'kind', 'sort', 'cursor'], ids)}`,
        `/desk/queue${queryOf(random, ['shelf', 'q', 'source', 'mark', 'age', 'whose', 'after'], ids)}`,
        `/desk/queue/readings${queryOf(random, ['page'])}`,
        `/desk/reports${queryOf(random, ['state', 'page'])}`,
        `/desk/jobs${queryOf(random, ['page'])}`,
        `/desk/account${random.one(['', '/password', '/sessions', '/second-factor', '/passkeys', '/tokens'])}${queryOf(random, ['password', 'confirmed'])}`,
        `/desk/imports${random.chance(0.5) ? queryOf(random, ['to'], ['sources']) : `/${part(valueFrom(random, ids))}`}`,
        `/api/imports/${part(valueFrom(random, ids))}/rows${queryOf(random, ['of'], ['made'])}`,
        `/desk${queryOf(random, ['page'])}`,
        `/desk/${random.one(['records', 'sources', 'authorities'])}/new${queryOf(random, ['kind', 'q'])}`,
        `/desk/sources/look-again${queryOf(random, ['after', 'sourceId'], ids)}`,
      ]),
    }),
    'desk pages': (random, { records, ids }) => {
      const record = `/desk/records/${part(valueFrom(random, records))}`
      const id = part(valueFrom(random, ids))
      return {
        path: random.one([
          record,
          `${record}/edit${queryOf(random, ['passage'], ids)}`,
          `${record}/preview`,
          `${record}/review${queryOf(random, ['show', 'page', 'subject'])}`,
          `${record}/revisions${queryOf(random, ['before', 'restored'])}`,
          `${record}/revisions/${part(valueFrom(random, ['1']))}${queryOf(random, ['with'])}`,
          `${record}/consent`,
          `${record}/events${queryOf(random, ['before'])}`,
          `${record}/sources`,
          `/desk/sources/${id}${queryOf(random, ['page'])}`,
          `/desk/sources/${id}/edit`,
          `/desk/sources/${id}/merge${queryOf(random, ['with', 'q'])}`,
          `/desk/sources/${id}/holdings/${part(valueFrom(random, ids))}${queryOf(random, ['from', 'passage'], ids)}`,
          `/desk/sources/${id}/holdings/${part(valueFrom(random, ids))}/text${queryOf(random, ['from'], ids)}`,
          `/desk/sources/${id}/holdings/${part(valueFrom(random, ids))}/work${queryOf(random, ['at'], ids)}`,
          `/desk/sources/${id}/holdings/new${queryOf(random, ['betterThan', 'pasted'], ids)}`,
          `/desk/sources/look-again/${id}`,
          `/desk/authorities/${id}`,
          `/desk/collections${random.one(['', '/new', `/${id}`])}`,
          `/desk/collections/${id}/versions/${part(valueFrom(random, ['1']))}`,
          `/desk/media${random.chance(0.5) ? `/${id}` : queryOf(random, ['q', 'kind', 'undescribed', 'page'])}`,
          `/desk/authorities/${id}/merge${queryOf(random, ['with', 'q'])}`,
        ]),
      }
    },
    'member data': (random, { ids, records, layers }) => ({
      path: random.one([
        `/api/authorities${queryOf(random, ['q', 'kind'])}`,
        `/api/records${queryOf(random, ['q'])}`,
        `/api/sources${queryOf(random, ['q', 'id'], ids)}`,
        `/api/mentions${queryOf(random, ['q', 'record'], records)}`,
        `/api/citing${queryOf(random, ['q', 'name'], ids)}`,
        `/api/citing/entries${queryOf(random, ['id', 'ids', 'q'], ids)}`,
        `/api/jobs${queryOf(random, ['kind', 'subjectId'], ids)}`,
        `/api/passages/${part(valueFrom(random, ids))}`,
        `/api/text-layers/${part(valueFrom(random, layers))}${queryOf(random, ['from'])}`,
        `/api/holdings/${part(valueFrom(random, ids))}/${random.one(['file', 'recording', 'captions'])}`,
        `/api/holdings/${part(valueFrom(random, ids))}/pages/${part(valueFrom(random, ['1']))}/image${queryOf(random, ['size'])}`,
        `/api/holdings/${part(valueFrom(random, ids))}/pages/${part(valueFrom(random, ['1']))}`,
        `/api/consent-forms/${part(valueFrom(random, ids))}/file`,
        `/api/media${queryOf(random, ['q', 'sha256'])}`,
        `/api/media/${part(valueFrom(random, [...ids, 'a'.repeat(64)]))}/${part(valueFrom(random, ['480.webp', 'square.avif', 'page-1.webp', 'original']))}`,
        '/api/text-key',
        `/api/account/data${queryOf(random, ['id'], ids)}`,
        `/api/drafts/${part(valueFrom(random, records))}/newer${queryOf(random, ['known'])}`,
        `/api/drafts/${part(valueFrom(random, records))}/findings`,
      ]),
    }),
    'member writes': (random, { ids, records, layers }) =>
      random.one([
        () => json('POST', '/api/authorities', jsonFrom(random, ids)),
        () =>
          json('POST', '/api/authorities', {
            kind: 'PLACE',
            name: valueFrom(random),
            note: hostileText(random, 6_000),
          }),
        () => json('POST', '/api/passages', jsonFrom(random, layers)),
        () => json('POST', '/api/sources/proposals', { text: hostileText(random, 20_000) }),
        () =>
          json('POST', '/api/sources/lookups', {
            text: random.one(['http://[::1]/', hostileText(random, 500)]),
          }),
        () =>
          json('POST', '/api/media/linked', {
            address: random.one(['http://[::1]/a.png', 'http://127.0.0.1:5432/', hostileText(random, 500)]),
            language: random.one(['en', 'x']),
          }),
        () => json('POST', '/api/sources', jsonFrom(random, ids)),
        () => json('POST', '/api/sources/statements', jsonFrom(random, ids)),
        () =>
          json('POST', '/api/passages', {
            textLayerId: valueFrom(random, layers),
            start: jsonFrom(random, [], 1),
            end: jsonFrom(random, [], 1),
          }),
        () =>
          json('POST', `/api/text-layers/${part(valueFrom(random, layers))}/quotations`, {
            words: random.chance(0.8) ? hostileText(random, 6_000) : jsonFrom(random, []),
            ...(random.chance(0.5) && {
              on: { page: random.one([1, 2, 9, -1]), at: jsonFrom(random, [], 1) },
            }),
          }),
        () =>
          json(random.one(['POST', 'DELETE']), `/api/drafts/${part(valueFrom(random, records))}/dismissals`, {
            key: valueFrom(random),
            reason: valueFrom(random),
          }),
        () => ({ path: '/api/authorities', method: 'POST', body: valueFrom(random) }),
        () => {
          const sign = {
            page: valueFrom(random, ids),
            sign: random.one(['WRITE', 'TAKE', 'READ', 'LEAVE', 'x']),
          }
          return json('POST', `/api/drafts/${part(valueFrom(random, records))}/presence`, sign)
        },
        () => ({
          path: `/api/auth/${random.one(['callback/credentials', 'signin', 'csrf', '_log'])}`,
          method: 'POST',
          body: new URLSearchParams({
            email: valueFrom(random).toWellFormed(),
            password: valueFrom(random).toWellFormed(),
          }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
        () => json('POST', '/api/confirmation', jsonFrom(random, [])),
        () => ({
          path: `/api/media/uploads${random.one(['', `/${part(valueFrom(random, ids))}`])}`,
          method: random.one(['POST', 'PATCH', 'DELETE']),
          body: valueFrom(random),
          headers: {
            ...resumable,
            'upload-length': random.one(['10', '-1', 'x', '99999999999999999']),
            'upload-offset': random.one(['0', '5', 'x']),
            'upload-metadata': random.one(['filename YQ==', 'x', 'filename YQ==,language eA==']),
          },
        }),
        () => ({ path: '/api/holdings/word-draft', method: 'POST', body: valueFrom(random) }),
        () => ({
          path: `/api/consent-forms${queryOf(random, ['recordId', 'filename', 'kind'], records)}`,
          method: 'POST',
          body: valueFrom(random),
        }),
      ])(),
    drafts: (random, { draft, memberId, size }) => {
      const body = random.one([
        () => bodyOf(hostileText(random, 60_000 * size)),
        () => bodyOf(hostileText(random, 2_000)),
        () => jsonFrom(random, [], 5),
      ])
      const content = random.chance(0.8) ? withBody(draft.content, body()) : jsonFrom(random, [])
      const baseVersion = random.chance(0.9) ? draft.version : jsonFrom(random, [], 1)
      const { removed, ...change } = { of: 1, at: 0, removed: 1, blocks: jsonFrom(random, []) }
      return json('PUT', `/api/drafts/${draft.id}`, {
        ...{ memberId, baseVersion, content, keepTheirs: false },
        ...(random.chance(0.3) && {
          bodyChange: { ...change, removed: random.chance(0.7) ? removed : jsonFrom(random, []) },
        }),
      })
    },
    findings: (_, { draft }) => ({ path: `/api/drafts/${draft.id}/findings` }),
    uploads: (random, { sources, size }) => {
      const { name, bytes } = documentFrom(random, size)
      const query = new URLSearchParams({
        sourceId: valueFrom(random, sources).toWellFormed(),
        kind: random.one(['TRANSCRIPT', 'FACSIMILE', 'ORIGINAL']),
        language: random.one(['en', 'ru', 'x']),
        origin: random.one(['BORN_DIGITAL', 'HUMAN', 'x']),
        ...(random.chance(0.2) && { encoding: random.one(['windows-1251', 'utf-16le', 'x']) }),
        filename: random.chance(0.9) ? name : valueFrom(random).toWellFormed(),
        ...(random.chance(0.2) && { betterThanId: valueFrom(random).toWellFormed() }),
        ...(random.chance(0.2) && { pasted: 'true' }),
      })
      return { path: `/api/holdings${random.one(['', '', '/later'])}?${query}`, method: 'POST', body: bytes }
    },
    imports: (random, { size }) => {
      const text = hostileText(random, 20_000 * size)
      const base64 = (value: string) => Buffer.from(value).toString('base64')
      const target = base64(random.one(['sources', 'account', 'x']))
      const filename = base64(random.one(['a.csv', 'a.bib', valueFrom(random).toWellFormed()]))
      const body = random.one([
        `Title,Date\n${text}`,
        `"${text}`,
        `@article{${'{'.repeat(1 + random.below(2_000 * size))}${text}`,
        '@a{'.repeat(1 + random.below(2_000 * size)),
        `TY  - NEWS\nTI  - ${text}`,
        `${'['.repeat(1 + random.below(50_000 * size))}`,
        `${','.repeat(1 + random.below(50_000 * size))}\n${text}`,
        Uint8Array.from({ length: 300 }, () => random.below(256)),
      ])
      if (random.chance(0.1))
        return {
          path: `/api/imports/uploads/${part(valueFrom(random))}`,
          method: random.one(['PATCH', 'DELETE']),
          body,
          headers: { ...resumable, 'upload-offset': random.one(['0', '5', 'x']) },
        }
      // The whole file with the request that begins its upload.
      return {
        path: '/api/imports/uploads',
        method: 'POST',
        body,
        headers: {
          ...resumable,
          'upload-length': String(Buffer.byteLength(body)),
          'upload-metadata': `filename ${filename},target ${target}`,
        },
      }
    },
    'server actions': (random, { actions, ids, records, layers, slugs }) => {
      const form = new FormData()
      const known = [...ids, ...records, ...layers, ...slugs]
      for (const name of [
        ...(['id', 'recordId', 'version', 'title', 'text', 'source', 'reason', 'slug', 'threadId'] as const),
        // Masks, erasure, descriptions of copies, answers to reports.
        ...([
          'textLayerId',
          'start',
          'end',
          'kind',
          'confirm',
          'names',
          'copies',
          'forms',
          'address',
        ] as const),
        ...(['access', 'shown', 'was', 'reportId', 'outcome', 'answer', 'note'] as const),
      ])
        if (random.chance(0.6)) form.set(`1_${name}`, valueFrom(random, known).toWellFormed())
      const isGuarded = random.chance(0.3)
      if (isGuarded) {
        form.set('1_kind', random.one(['PRIVATE', 'GRAPHIC', 'x']))
        form.set('1_textLayerId', layers[random.below(layers.length)] ?? '')
        const start = random.below(200)
        form.set('1_start', String(start))
        form.set('1_end', String(start + random.one([-1, 0, 5, 100_000])))
        form.append('1_names', `RECORD ${valueFrom(random, records)}`.toWellFormed())
      }
      const offered = isGuarded ? actions.filter(({ name }) => guarded.test(name)) : actions
      const bound = random.chance(0.3) ? [valueFrom(random, known).toWellFormed()] : []
      form.set('0', JSON.stringify([...bound, null, '$K1']))
      return {
        path: random.one(['/desk', '/desk/records', '/desk/sources', '/desk/members']),
        method: 'POST',
        body: form,
        headers: {
          'next-action': offered[random.below(offered.length)]?.id ?? '',
          accept: 'text/x-component',
        },
        ...(isGuarded && { by: random.one(allowed) }),
      }
    },
  },
  admins: {
    settings: (random, { ids }) => ({
      path: random.one([
        `/desk/members${random.one(['', '/tokens'])}${queryOf(random, ['page'])}`,
        `/desk/settings${random.one(['', '/mail', '/webhooks', '/templates', '/servers', '/operation', '/pages', '/pages/new'])}${queryOf(random, ['saved'])}`,
        `/desk/settings/log${queryOf(random, ['member', 'action', 'type', 'subject', 'from', 'to', 'before'], ids)}`,
        `/api/events${queryOf(random, ['format', 'member', 'action', 'type', 'subject', 'from', 'to', 'before'], ids)}`,
        `/desk/settings/pages/${part(valueFrom(random, ids))}`,
        `/desk/settings/pages/${part(valueFrom(random, ids))}/versions/${part(valueFrom(random, ['1']))}`,
      ]),
    }),
  },
} satisfies Record<'open' | 'signed' | 'admins', Record<string, Door>>

/** Each door with who asks; null is a reader. */
export const allDoors: { name: string; by: Asker | null; door: Door }[] = [
  ...Object.entries(doors.open).map(([name, door]) => ({ name, by: null, door })),
  ...Object.entries(doors.signed).map(([name, door]) => ({ name, by: 'editor' as const, door })),
  ...Object.entries(doors.admins).map(([name, door]) => ({ name, by: 'admin' as const, door })),
]
