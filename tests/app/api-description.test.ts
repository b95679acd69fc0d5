import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { GET as nothing } from '@/app/api/public/[...path]/route'
import type { Actor } from '@/lib/access'
import { endpoints } from '@/lib/exchange/api/endpoints'
import {
  editionsSchema,
  errorSchema,
  goneSchema,
  listSchema,
  partsSchema,
  recordSchema,
  searchResultSchema,
  withdrawalsSchema,
} from '@/lib/exchange/api/schemas'
import { verbs } from '@/lib/exchange/oai/arguments'
import { kindOf, kinds } from '@/lib/records/kinds'
import { searchSchema } from '@/lib/search/queries'
import { proxy } from '@/proxy'
import { snapshotSource, storedPassageIn } from '@/tests/support/editions'
import {
  chainOf,
  cite,
  closeRecord,
  doc,
  figure,
  makeEdition,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  quotation,
} from '@/tests/support/factories'
import { filesIn } from '@/tests/support/modules'
import { openApiIn } from '@/tests/support/openapi'
import { publicData } from '@/tests/support/public-data'

let editor: Actor
let slug: string
let gone: string
beforeAll(async () => {
  editor = await makeMember()
  const source = await makeSource(editor, { title: 'Seen' })
  const { layer } = await makeHolding(editor, source, { text: 'Before. Words. After.' })
  const { id } = await makePassage(editor, layer, 'Words.')
  const passage = { ...storedPassageIn(snapshotSource('Seen', { id: source.id }), 'Words.'), id }
  const quoted = quotation({ chain: chainOf(source), passageId: passage.id }, 'Words.')
  const subject = {
    subjectType: 'QUOTATION' as const,
    subjectId: String(quoted.attrs?.id),
    aspect: 'VERBATIM',
  }
  const at = '2026-01-01T00:00:00.000Z'
  const record = await makeRecord(editor, {
    title: 'A flood',
    content: {
      body: doc(
        quoted,
        quotation({ chain: chainOf(source), mode: 'PARAPHRASE' }, 'Retold.'),
        p('A sentence.', cite(chainOf(source))),
      ),
      figures: [figure(chainOf(source))],
    },
  })
  await makeEdition(editor, record, {
    passages: [passage],
    verdicts: [{ ...subject, outcome: 'VERIFIED', at, role: 'REVIEWER', note: 'Read.' }],
    corrections: [
      { ...subject, part: 'wording', from: 'a', to: 'b', proposedAt: at, acceptedAt: at, role: 'REVIEWER' },
    ],
  })
  slug = record.slug
  const other = await makeRecord(editor, { title: 'Taken back', content: { body: doc(p('x')) } })
  await makeEdition(editor, other)
  await closeRecord(editor, other, 'Asked for.')
  gone = other.slug
})

describe('the description of the public API', () => {
  it('has every route and no other', () => {
    const routes = filesIn('app/api/public')
      .filter((file) => file.endsWith('/route.ts') && !file.includes('[...'))
      .map((file) => file.replace(/^app\/api\/public|\/route\.ts$/g, '').replaceAll(/\[(\w+)\]/g, '{$1}'))
    expect(endpoints.map(({ path }) => path).toSorted()).toEqual(routes.toSorted())
  })

  it('is OpenAPI 3.1 with a schema for each JSON answer', async () => {
    const { status, body } = await publicData.openapi()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      openapi: '3.1.1',
      servers: [{ url: 'http://localhost:3000/api/public' }],
      paths: {
        '/records/{slug}': {
          get: {
            operationId: 'record',
            parameters: [{ name: 'slug', in: 'path', required: true }, { name: 'If-None-Match' }],
            responses: {
              200: {
                content: {
                  'application/json': {
                    schema: { type: 'object', required: expect.arrayContaining(['slug']) },
                  },
                },
              },
              410: {
                content: {
                  'application/json': { schema: { properties: { tombstone: { type: 'object' } } } },
                },
              },
            },
          },
        },
      },
    })
    expect(Object.keys(openApiIn(body).paths)).toHaveLength(endpoints.length)
  })

  it('has every parameter with its values, and every status', async () => {
    const { paths } = openApiIn((await publicData.openapi()).body)
    const queryOf = (path: string) =>
      new Map(
        paths[path]?.get?.parameters?.flatMap(({ in: place, name, schema }) =>
          place === 'query' ? [[name, schema] as const] : [],
        ),
      )
    expect([...queryOf('/records').keys()].toSorted()).toEqual(Object.keys(searchSchema.shape).toSorted())
    expect(queryOf('/records').get('kind')).toMatchObject({ enum: kinds.map(({ id }) => id) })
    expect(queryOf('/records').get('page')).toMatchObject({ type: 'integer', minimum: 1 })
    expect(queryOf('/oai').get('verb')).toMatchObject({ enum: [...verbs] })
    expect(paths['/oai']?.post?.requestBody?.content).toHaveProperty(['application/x-www-form-urlencoded'])
    expect(paths['/oai']?.post?.parameters).toBeUndefined()
    const statusesOf = (path: string) => Object.keys(paths[path]?.get?.responses ?? {})
    const unapi = [
      await publicData.unapi(''),
      await publicData.unapi(`?id=records/${slug}`),
      await publicData.unapi('?id=records/never'),
      await publicData.unapi(`?id=records/${slug}&format=marc`),
    ]
    expect(unapi.map(({ status }) => status)).toEqual([200, 300, 404, 406])
    for (const { status } of unapi) expect(statusesOf('/unapi')).toContain(String(status))
    for (const path of ['/list', '/withdrawals']) expect(statusesOf(path)).toContain('422')
  })

  it('has the same answer where there is nothing', async () => {
    const answer = await nothing(new Request('http://localhost:3000/api/public/never'))
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
    expect(errorSchema.safeParse(await answer.json()).error).toBeUndefined()
  })

  it('names the status of a query that can’t be read', async () => {
    for (const value of ['%00', '%ed%a0%80', 'a'.repeat(5_000), '-1', '9'.repeat(30)]) {
      const query = [...Object.keys(searchSchema.shape)].map((name) => `${name}=${value}`)
      for (const one of query)
        expect((await publicData.records(`?${one}`)).status, one).toBe(
          /^(?:kind|sort|page)=/.test(one) ? 422 : 200,
        )
      for (const asked of [
        publicData.list(`?after=${value}`),
        publicData.list(`?kind=${value}`),
        publicData.withdrawals(`?after=${value}`),
      ]) {
        const { status, body } = await asked
        expect([status, errorSchema.safeParse(body).error]).toEqual([422, undefined])
      }
      expect((await publicData.unapi(`?id=${value}`)).status).toBe(404)
    }
  })

  it('has the shape of every answer', async () => {
    const shapes: [z.ZodType, Promise<{ body: unknown }>][] = [
      [searchResultSchema, publicData.records('?q=flood')],
      [listSchema, publicData.list()],
      [withdrawalsSchema, publicData.withdrawals()],
      [recordSchema, publicData.record(slug)],
      [recordSchema, publicData.edition(slug, 1)],
      [editionsSchema, publicData.editions(slug)],
      [partsSchema, publicData.parts(slug, 1)],
      [errorSchema, publicData.record('never')],
      [goneSchema, publicData.record(gone)],
    ]
    for (const [schema, answer] of shapes) expect(schema.safeParse((await answer).body).error).toBeUndefined()
  })
})

describe('the lists', () => {
  it('name public records, and withdrawals with their reason', async () => {
    const { body } = await publicData.list()
    expect(body).toMatchObject({
      next: null,
      records: [{ slug, edition: 1, url: `http://localhost:3000/records/${slug}` }],
    })
    expect((await publicData.list('?kind=resolution')).body).toMatchObject({ records: [] })
    expect((await publicData.withdrawals()).body).toMatchObject({
      next: null,
      withdrawals: [
        { slug: gone, throughEdition: 1, reason: 'Asked for.', erasedAt: null, isPublicAgain: false },
      ],
    })
  })

  it('go on after a cursor, and refuse any other text', async () => {
    const { body } = await publicData.list()
    const [first] = (body as { records: { publishedAt: string }[] }).records
    const word = (at: string) =>
      Buffer.from(JSON.stringify({ at, id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' })).toString('base64url')
    expect((await publicData.list(`?after=${word(first?.publishedAt ?? '')}`)).body).toMatchObject({
      records: [],
    })
    for (const odd of ['x', '%00', word('2026-99-99T00:00:00.000000Z'), word('x')])
      expect((await publicData.list(`?after=${odd}`)).status, odd).toBe(422)
    expect((await publicData.list('?after=')).body).toMatchObject({ records: [{ slug }] })
    for (const odd of ['page=x', 'page=0', 'page=99999', 'kind=poem', 'sort=up'])
      expect((await publicData.records(`?${odd}`)).status, odd).toBe(422)
  })
})

describe('the pages of a record', () => {
  const linkOf = async (path: string) =>
    (await proxy(new NextRequest(`http://localhost:3000${path}`))).headers.get('link')
  const at = () => `http://localhost:3000/records/${slug}/editions/1`

  it('link its data and the address to cite in their headers', async () => {
    const link = await linkOf(`/records/${slug}`)
    expect(link).toContain(`<${at()}>; rel="cite-as"`)
    expect(link).toContain(
      `/api/public/records/${slug}/editions/1/graph>; rel="describedby"; type="application/ld+json"`,
    )
    for (const type of ['AboutPage', kindOf('account').schemaOrg.type])
      expect(link).toContain(`<https://schema.org/${type}>; rel="type"`)
    expect(await linkOf(`/records/${slug}/editions/1`)).toBe(link)
  })

  it('are linked from each description and from their data', async () => {
    const back = (rel: string) => `<${at()}>; rel="${rel}"; type="text/html"`
    const { body } = await publicData.linkset(slug, 1)
    const { linkset } = body as { linkset: { anchor: string; describes?: unknown; collection?: unknown }[] }
    const descriptions = linkset.filter(({ describes }) => describes).map(({ anchor }) => anchor)
    expect(descriptions.map((address) => address.replace(/.*\//, ''))).toEqual([
      'graph',
      ...['record.csl', 'record.ris', 'record.bib'],
    ])
    for (const answer of [
      publicData.graph(slug, 1),
      publicData.liveGraph(slug),
      ...['csl', 'ris', 'bib'].map((ending) => publicData.citation(slug, 1, `record.${ending}`)),
    ])
      expect((await answer).headers.get('link')).toBe(back('describes'))
    for (const answer of [publicData.edition(slug, 1), publicData.record(slug)])
      expect((await answer).headers.get('link')).toBe(back('collection'))
  })

  it('have no such links where there is no edition', async () => {
    for (const path of [
      '/records/never',
      `/records/${gone}`,
      `/records/${slug}/editions`,
      '/records',
      '/about',
    ])
      expect(await linkOf(path), path).toBeNull()
  })

  it('have the same links as a set', async () => {
    const { headers, body } = await publicData.linkset(slug, 1)
    expect(headers.get('content-type')).toBe('application/linkset+json; charset=utf-8')
    expect(body).toMatchObject({
      linkset: [
        {
          anchor: at(),
          'cite-as': [{ href: at() }],
          describedby: expect.arrayContaining([expect.objectContaining({ type: 'application/ld+json' })]),
          type: [expect.anything(), { href: `https://schema.org/${kindOf('account').schemaOrg.type}` }],
        },
        ...Array.from({ length: 4 }, () => ({ describes: [{ href: at(), type: 'text/html' }] })),
        { collection: [{ href: at(), type: 'text/html' }] },
      ],
    })
  })
})
