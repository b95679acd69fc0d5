import { NextRequest } from 'next/server'
import type { ReactNode } from 'react'
import About from '@/app/(archive)/about/page'
import Collection from '@/app/(archive)/collections/[slug]/page'
import Name from '@/app/(archive)/names/[kind]/[key]/page'
import Names from '@/app/(archive)/names/page'
import { GET as newestFeed } from '@/app/(archive)/new/json/route'
import Newest from '@/app/(archive)/new/page'
import Home from '@/app/(archive)/page'
import Changes from '@/app/(archive)/records/[slug]/editions/[number]/changes/page'
import Cite from '@/app/(archive)/records/[slug]/editions/[number]/cite/page'
import Edition from '@/app/(archive)/records/[slug]/editions/[number]/page'
import Editions from '@/app/(archive)/records/[slug]/editions/page'
import Record from '@/app/(archive)/records/[slug]/page'
import Records from '@/app/(archive)/records/page'
import Copy from '@/app/(archive)/sources/[id]/copies/[holdingId]/page'
import Source from '@/app/(archive)/sources/[id]/page'
import Timeline from '@/app/(archive)/timeline/page'
import Unverified from '@/app/(archive)/unverified/page'
import Withdrawn from '@/app/(archive)/withdrawn/[slug]/page'
import { GET as checkpoint } from '@/app/log/checkpoint/route'
import { GET as tile } from '@/app/log/tile/[...tile]/route'
import { GET as sitemap } from '@/app/sitemap.xml/route'
import { ArchiveFooter } from '@/components/archive/ArchiveFooter'
import { ArchiveHeader } from '@/components/archive/ArchiveHeader'
import { answerOf } from '@/lib/editions/addresses'
import { isForReaders } from '@/lib/page-store/addresses'
import { livePages } from '@/lib/pages/queries'
import { archiveSettings } from '@/lib/settings/settings'
import { publicData } from './public-data'
import { htmlOf } from './render'

const none = { searchParams: Promise.resolve({}) }

/** What a page shows, with the archive's name and links around it. */
async function framed(page: Promise<ReactNode>): Promise<string> {
  const [archive, pages] = await Promise.all([archiveSettings(), livePages()])
  return htmlOf(
    <>
      <ArchiveHeader archive={archive} page="/" />
      {await page}
      <ArchiveFooter archive={archive} pages={pages} isMachineMade={false} />
    </>,
  )
}

const forms: readonly (readonly [RegExp, (...parts: string[]) => Promise<string>])[] = [
  [/^\/$/, () => framed(Home())],
  [/^\/about$/, () => framed(Promise.resolve(<About />))],
  [/^\/records$/, () => framed(Records(none))],
  [/^\/names$/, () => framed(Names(none))],
  [/^\/new$/, () => framed(Newest(none))],
  [/^\/new\/json$/, async () => (await newestFeed(new NextRequest('http://localhost:3000/new/json'))).text()],
  [/^\/timeline$/, () => framed(Timeline(none))],
  [/^\/unverified$/, () => framed(Unverified(none))],
  [/^\/sitemap\.xml$/, async () => (await sitemap()).text()],
  [/^\/records\/([^/]+)$/, (slug) => framed(Record({ params: Promise.resolve({ slug }) }))],
  [/^\/records\/([^/]+)\/editions$/, (slug) => framed(Editions({ params: Promise.resolve({ slug }) }))],
  [
    /^\/records\/([^/]+)\/editions\/(\d+)$/,
    (slug, number) => framed(Edition({ params: Promise.resolve({ slug, number }) })),
  ],
  [
    /^\/records\/([^/]+)\/editions\/(\d+)\/changes$/,
    (slug, number) => framed(Changes({ params: Promise.resolve({ slug, number }) })),
  ],
  [
    /^\/records\/([^/]+)\/editions\/(\d+)\/cite$/,
    (slug, number) => framed(Cite({ params: Promise.resolve({ slug, number }) })),
  ],
  [/^\/collections\/([^/]+)$/, (slug) => framed(Collection({ params: Promise.resolve({ slug }) }))],
  [
    /^\/sources\/([^/]+)\/copies\/([^/?]+)(?:\?(\w+)=(.*))?$/,
    (id, holdingId, name, value) =>
      framed(
        Copy({
          params: Promise.resolve({ id, holdingId }),
          searchParams: Promise.resolve(name ? { [name]: value } : {}),
        }),
      ),
  ],
  [/^\/sources\/([^/]+)$/, (id) => framed(Source({ params: Promise.resolve({ id }) }))],
  [
    /^\/names\/([^/]+)\/([^/]+)$/,
    (kind, key) => framed(Name({ params: Promise.resolve({ kind, key }), ...none })),
  ],
]

const ofData: readonly (readonly [RegExp, (slug: string) => Promise<{ status: number; body: unknown }>])[] = [
  [/^\/api\/public\/records\/([^/]+)$/, (slug) => publicData.record(slug)],
  [/^\/api\/public\/records\/([^/]+)\/graph$/, (slug) => publicData.liveGraph(slug)],
  [/^\/api\/public\/records\/([^/]+)\/editions\/1$/, (slug) => publicData.edition(slug, 1)],
  [/^\/api\/public\/records\/([^/]+)\/editions\/1\/annotations$/, (slug) => publicData.annotations(slug, 1)],
  [/^\/api\/public\/records\/([^/]+)\/editions\/1\/linkset$/, (slug) => publicData.linkset(slug, 1)],
  [/^\/api\/public\/proofs\/([^/]+)\/1$/, (record) => publicData.proof(record, 1)],
  [/^\/api\/public\/list()$/, () => publicData.list()],
  [/^\/api\/public\/withdrawals()$/, () => publicData.withdrawals()],
]

/** What the archive answers at a public address now: status and text, without the server and the framework around it. */
export async function renderedAt(address: string): Promise<{ status: number; text: string; type: string }> {
  for (const [form, read] of ofData) {
    const [, slug] = form.exec(address) ?? []
    if (slug === undefined) continue
    const { status, body } = await read(slug)
    return { status, text: JSON.stringify(body), type: 'application/json' }
  }
  const answer = await answerOf(address.split('?', 1)[0] ?? '')
  const [, slug = ''] = /^\/records\/([^/]+)/.exec(address) ?? []
  if (answer === 'GONE')
    return {
      status: 410,
      text: await framed(Withdrawn({ params: Promise.resolve({ slug }) })),
      type: 'text/html',
    }
  if (answer !== 'PUBLIC') return { status: 404, text: JSON.stringify(answer), type: 'text/html' }
  for (const [form, render] of forms) {
    const [whole, ...parts] = form.exec(address) ?? []
    if (whole === undefined) continue
    const type = address.endsWith('.xml') ? 'application/xml' : 'text/html'
    return {
      status: 200,
      text: await render(...parts),
      type: address.endsWith('/json') ? 'application/json' : type,
    }
  }
  throw new Error(`No page is known at ${address}.`)
}

/** The head of the public log and its tiles; null for other addresses. */
function logAnswer(address: string): Promise<Response> | null {
  const request = new Request(`http://localhost:3000${address}`)
  if (address === '/log/checkpoint') return checkpoint(request)
  const [, path] = /^\/log\/tile\/(.+)$/.exec(address) ?? []
  return path === undefined ? null : tile(request, { params: Promise.resolve({ tile: path.split('/') }) })
}

/** The same as a reader gets it, as a whole page; 404 for what these tests don't render, such as the registers. */
export async function answerAt(address: string): Promise<Response> {
  const ofLog = await logAnswer(address)
  if (ofLog) return ofLog
  const { status, type, text } = await renderedAt(address).catch(() => ({
    ...{ status: 404, text: '', type: 'text/html' },
  }))
  const isPage = isForReaders(address) && type === 'text/html'
  const whole = isPage ? `<html lang="en"><body><main>${text}</main></body></html>` : text
  return new Response(whole, { status, headers: { 'Content-Type': type } })
}
