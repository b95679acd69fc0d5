import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { GET } from '@/app/ark/[...name]/route'
import { env } from '@/lib/env'
import { arkOf } from '@/lib/exchange/ark'
import { proxy } from '@/proxy'
import { closeRecord, makeEdition, makeMember, makeRecord } from '@/tests/support/factories'
import { publicData } from '@/tests/support/public-data'

const NAAN = '12345'
let record: { id: string; slug: string }
let gone: { id: string; slug: string }
beforeAll(async () => {
  const editor = await makeMember()
  record = await makeRecord(editor, { title: 'A flood' })
  await makeEdition(editor, record as never)
  gone = await makeRecord(editor, { title: 'Oystercatcher' })
  await makeEdition(editor, gone as never)
  await closeRecord(editor, gone)
})
afterEach(() => vi.unstubAllEnvs())

const at = (ark: string, search = '') =>
  GET(new NextRequest(`http://localhost:3000/${ark}${search}`), {
    params: Promise.resolve({ name: ark.replace(/^ark:/, '').split('/') }),
  })
const withNaan = <Result>(work: () => Promise<Result>) => {
  const kept = env.STELE_NAAN
  Object.assign(env, { STELE_NAAN: NAAN })
  return work().finally(() => Object.assign(env, { STELE_NAAN: kept }))
}

it('goes on to the record and to its edition', () =>
  withNaan(async () => {
    const answers = [await at(arkOf(NAAN, record.id)), await at(arkOf(NAAN, record.id, 1))]
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [302, `/records/${record.slug}`],
      [302, `/records/${record.slug}/editions/1`],
    ])
  }))

it('describes the object for ?info, and nothing of what was withdrawn', () =>
  withNaan(async () => {
    const text = await (await at(arkOf(NAAN, record.id, 1), '?info')).text()
    expect(text).toContain('what: A flood\n')
    expect(text).toContain(`where: http://localhost:3000/records/${record.slug}/editions/1\n`)
    expect(text).toContain(`id: ${arkOf(NAAN, record.id, 1)}\n`)
    const closed = await (await at(arkOf(NAAN, gone.id), '?info')).text()
    expect(closed).toContain('what: (:unav)')
    expect(closed).not.toContain('Oystercatcher')
  }))

it('is unknown for other names, and without a number of the archive', async () => {
  await withNaan(async () => {
    for (const name of [
      'ark:12345/s1',
      'ark:99999/x',
      arkOf('99999', record.id),
      arkOf(NAAN, crypto.randomUUID()),
    ])
      expect((await at(name)).status, name).toBe(404)
  })
  expect((await at(arkOf(NAAN, record.id))).status).toBe(404)
})

it('is the address to cite in links and data of an edition', () =>
  withNaan(async () => {
    const address = `http://localhost:3000/${arkOf(NAAN, record.id, 1)}`
    const { body } = await publicData.linkset(record.slug, 1)
    expect((body as { linkset: unknown[] }).linkset[0]).toMatchObject({ 'cite-as': [{ href: address }] })
    for (const graph of [publicData.graph(record.slug, 1), publicData.liveGraph(record.slug)])
      expect((await graph).body).toMatchObject({ identifier: address })
  }))

it('is reached with and without a slash after its label', async () => {
  for (const path of ['/ark:12345/s1x?info', '/ark:/12345/s1x?info'])
    expect(
      (await proxy(new NextRequest(`http://localhost:3000${path}`))).headers.get('x-middleware-rewrite'),
    ).toBe('http://localhost:3000/ark/12345/s1x?info')
})

it('is in the headers of pages and in harvested records', () =>
  withNaan(async () => {
    const ark = `http://localhost:3000/${arkOf(NAAN, record.id, 1)}`
    for (const path of [`/records/${record.slug}`, `/records/${record.slug}/editions/1`]) {
      const answer = await proxy(new NextRequest(`http://localhost:3000${path}`))
      expect(answer.headers.get('link')).toContain(`<${ark}>; rel="cite-as"`)
    }
    const { body } = await publicData.oai('?verb=ListRecords&metadataPrefix=oai_dc')
    expect(String(body)).toContain(`<dc:identifier>${ark}</dc:identifier>`)
  }))
