import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { proxy } from '@/proxy'
import {
  chainOf,
  cite,
  closeRecord,
  doc,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  p,
} from '@/tests/support/factories'
import { asOwner } from '@/tests/support/sabotage'

async function ask(path: string, headers: Record<string, string> = {}) {
  const response = await proxy(new NextRequest(`http://localhost:3000${path}`, { headers }))
  const at = (name: string) => response.headers.get(name)?.replace('http://localhost:3000', '') ?? null
  return {
    status: response.status,
    page: at('x-middleware-rewrite'),
    language: at('x-middleware-request-x-stele-language'),
    to: at('location'),
  }
}

async function published(editor: Actor) {
  const source = await makeSource(editor)
  const record = await makeRecord(editor, { content: { body: doc(p('A sentence.', cite(chainOf(source)))) } })
  await makeEdition(editor, record)
  return { slug: record.slug, id: record.id, sources: source.id }
}

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
  await asOwner((tx) => tx.$executeRaw`UPDATE "Settings" SET languages = ARRAY['en', 'ar', 'az']`)
})

describe('an address that names a language', () => {
  it('shows the page of the address without it, in that language', async () => {
    const { slug } = await published(editor)
    for (const [path, page] of [
      [`/records/${slug}`, `/records/${slug}`],
      [`/records/${slug}/editions/1`, `/records/${slug}/editions/1`],
      ['/records?q=a&page=2', '/records?q=a&page=2'],
      ['/about', '/about'],
    ])
      expect(await ask(`/ar${path}`), path).toMatchObject({ status: 200, page, language: 'ar' })
    expect(await ask('/az')).toMatchObject({ status: 200, language: 'az' })
  })

  it('has the same status as without it, in that language', async () => {
    const { slug, id } = await published(editor)
    expect(await ask('/ar/records/no-such-record')).toMatchObject({ status: 404, language: 'ar' })
    await closeRecord(editor, { id })
    expect(await ask(`/ar/records/${slug}`)).toMatchObject({
      status: 410,
      page: `/withdrawn/${slug}`,
      language: 'ar',
    })
  })

  it('is kept where a page has moved', async () => {
    const { sources } = await published(editor)
    const [kept, merged] = [await makeSource(editor), sources]
    await asOwner(
      (tx) =>
        tx.$executeRaw`UPDATE "Source" SET "mergedIntoId" = ${kept.id}::uuid WHERE id = ${merged}::uuid`,
    )
    expect(await ask(`/ar/sources/${merged}`)).toMatchObject({ status: 308, to: `/ar/sources/${kept.id}` })
  })

  it('leads to the address without it in the default language', async () => {
    expect(await ask('/en/records?q=a')).toMatchObject({ status: 307, to: '/records?q=a' })
    expect(await ask('/en')).toMatchObject({ status: 307, to: '/' })
  })

  it('is unknown in a language that the archive does not offer', async () => {
    for (const path of ['/fr', '/fr/records', '/fr/about'])
      expect(await ask(path), path).toMatchObject({ status: 404, page: '/nothing-here', language: null })
  })
})

describe('an address that names no language', () => {
  it('is in the default language, whatever the reader sends', async () => {
    const sent = { 'accept-language': 'ar', cookie: 'language=ar', 'x-stele-language': 'ar' }
    for (const path of ['/', '/records', '/about', '/desk'])
      expect((await ask(path, sent)).language, path).toBeNull()
  })
})
