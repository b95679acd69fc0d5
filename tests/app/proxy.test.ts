import path from 'node:path'
import { NextRequest } from 'next/server'
import { describe, expect, it, vi } from 'vitest'
import type { GET as playFile } from '@/app/(archive)/media/[sha256]/[name]/route'
import { publicAnswer } from '@/app/api/public/answer'
import { inReach } from '@/app/in-reach'
import { GET as checkpoint } from '@/app/log/checkpoint/route'
import { GET as tile } from '@/app/log/tile/[...tile]/route'
import { isForReaders } from '@/lib/page-store/addresses'
import { generation } from '@/lib/page-store/known-changes'
import { config, proxy } from '@/proxy'
import { english } from '@/tests/support/english'
import { filesIn } from '@/tests/support/modules'

const ask = (path: string) => proxy(new NextRequest(`http://localhost:3000${path}`))
/** The public pages whose texts belong to the software. */
const withoutDatabase = ['/about', '/about/help', '/data', '/failed']
const rewritten = (response: Response) => response.headers.get('x-middleware-rewrite')

// No database answers in this file.
describe('while the database does not answer', () => {
  it('public pages that read it say so with status 503', async () => {
    const own = filesIn('app/(archive)').filter((file) => /\/(?:page\.tsx|route\.ts)$/.test(file))
    const paths = own.map((file) =>
      file
        .replace(/^app\/\(archive\)/, '')
        .replace(/\/[^/]+$/, '')
        .replaceAll(/\[[^\]]+\]/g, 'a'),
    )
    const reading = paths.filter((path) => !withoutDatabase.includes(path))
    expect(reading.length).toBe(paths.length - withoutDatabase.length)
    // One for each name that an address begins with.
    const first = new Map(reading.map((path) => [path.split('/')[1], path]))
    expect(first.size).toBeGreaterThan(20)
    for (const path of [...first.values(), '/sitemap.xml', '/sitemaps/records-1']) {
      const response = await ask(path)
      expect(response.status, path).toBe(503)
      expect(rewritten(response), path).toBe('http://localhost:3000/unreachable')
      expect(response.headers.get('retry-after'), path).toBe('60')
    }
  })

  it('pages say so where it takes requests and answers none', async () => {
    const hanging = { readAt: Date.now(), generation: generation(), bySlug: new Promise(() => {}) }
    vi.stubGlobal('steleWithdrawn', hanging)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const asked = ask('/records/a')
      await vi.advanceTimersByTimeAsync(20_000)
      expect((await asked).status).toBe(503)
    } finally {
      vi.useRealTimers()
      vi.unstubAllGlobals()
    }
  })

  it('pages say so without asking where it answered nothing for long', async () => {
    const read = vi.fn(() => Promise.reject(new Error('It asks the database.')))
    vi.stubGlobal('steleServer', { answersKept: () => true, isCutOff: () => true })
    vi.stubGlobal('steleWithdrawn', {
      ...{ readAt: Number.POSITIVE_INFINITY, generation: generation() },
      get bySlug() {
        return read()
      },
    })
    const paths = ['/records/a', '/az/about', '/ark:/99999/s1a', '/ark/99999/s1a', '/media/a/file.pdf']
    try {
      for (const path of [...paths, '/logo.png']) expect((await ask(path)).status, path).toBe(503)
      expect((await ask('/about')).status).toBe(200)
      expect(read).not.toHaveBeenCalled()
      vi.stubGlobal('steleServer', { answersKept: () => true, isCutOff: () => false })
      await ask('/records/a')
      expect(read).toHaveBeenCalled()
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('data and the log say so, also where it stops meanwhile', async () => {
    let isCutOff = true
    vi.stubGlobal('steleServer', { answersKept: () => true, isCutOff: () => isCutOff })
    const work = vi.fn(() => {
      isCutOff = true
      return new Promise(() => {})
    })
    const request = new Request('http://localhost:3000/api/public/records')
    const unavailable = { error: { name: 'Unavailable', message: english('errors.unavailable') } }
    try {
      const atOnce = await publicAnswer(request, work)
      expect([atOnce.status, await atOnce.json()]).toEqual([503, unavailable])
      expect(work).not.toHaveBeenCalled()
      const head = await checkpoint(request)
      const part = await tile(request, { params: Promise.resolve({ tile: ['0', '000'] }) })
      for (const answer of [head, part])
        expect([answer.status, await answer.json()]).toEqual([503, unavailable])
      isCutOff = false
      const meanwhile = await publicAnswer(request, work)
      expect(work).toHaveBeenCalledOnce()
      expect([meanwhile.status, await meanwhile.json()]).toEqual([503, unavailable])
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('files say so, also where it stops before they begin', async () => {
    const asked = filesIn('app/(archive)').flatMap((file) => {
      const route = file.replace(/^app\/\(archive\)(.*)\/route\.ts$/, '$1')
      const address = route.replace('[name]', 'file.mp3').replaceAll(/\[[^\]]+\]/g, 'a')
      return file.endsWith('/route.ts') && !isForReaders(address) ? [{ file, address }] : []
    })
    expect(asked.length).toBeGreaterThan(8)
    let isCutOff = true
    vi.stubGlobal('steleServer', { answersKept: () => true, isCutOff: () => isCutOff })
    try {
      for (const { file, address } of asked) {
        const { GET }: { GET: typeof playFile } = await import(path.resolve(file))
        const params = Promise.resolve({ sha256: 'a', name: 'file.mp3' })
        const answer = await GET(new NextRequest(`http://localhost:3000${address}`), { params })
        expect([answer.status, await answer.text()], file).toEqual([503, english('errors.unavailable')])
      }
      isCutOff = false
      const late = Promise.withResolvers<Response>()
      const meanwhile = inReach(() => {
        isCutOff = true
        return late.promise
      })
      expect((await meanwhile).status).toBe(503)
      const cancel = vi.fn()
      late.resolve(new Response(new ReadableStream({ cancel })))
      await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce())
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('pages in a language say so in that language', async () => {
    const response = await ask('/ar/records?q=a')
    expect(response.status).toBe(503)
    expect(rewritten(response)).toBe('http://localhost:3000/unreachable')
    expect(response.headers.get('x-middleware-request-x-stele-language')).toBe('ar')
  })

  it('pages without the database and the desk answer themselves', async () => {
    for (const path of ['/about', '/sign-in', '/desk', '/api/health', '/robots.txt', '/recordsandmore']) {
      const response = await ask(path)
      expect(response.status, path).toBe(200)
      expect(rewritten(response), path).toBeNull()
    }
  })
})

describe('every answer', () => {
  it('carries a policy, with a nonce on desk pages only', async () => {
    const policy = async (path: string) => (await ask(path)).headers.get('content-security-policy') ?? ''
    expect(await policy('/desk')).toMatch(/'nonce-[A-Za-z0-9+/]{22}=='/)
    expect(await policy('/desk')).not.toBe(await policy('/desk'))
    expect(await policy('/about')).not.toContain('nonce')
    expect(await policy('/about')).toBe(await policy('/about'))
  })

  it('overwrites the headers of path and language sent by a visitor', async () => {
    const response = await proxy(
      new NextRequest('http://localhost:3000/desk/records?page=2', {
        headers: { 'x-stele-path': '/elsewhere', 'x-stele-language': 'ar' },
      }),
    )
    expect(response.headers.get('x-middleware-request-x-stele-path')).toBe('/desk/records?page=2')
    expect(response.headers.get('x-middleware-request-x-stele-language')).toBeNull()
  })
})

it('the framework makes no images, which would stay after a withdrawal', async () => {
  const { default: nextConfig } = await import(new URL('../../next.config.js', import.meta.url).href)
  expect(nextConfig.images).toMatchObject({ unoptimized: true })
})

it('every address except uploads goes through the proxy', () => {
  const [matcher = '', ...others] = config.matcher
  expect(others).toEqual([])
  const goesThrough = (path: string) => new RegExp(`^${matcher}$`).test(path)
  for (const path of ['/api/holdings', '/api/messages/az/a.js', '/_next/static/a.js'])
    expect(goesThrough(path), path).toBe(false)
  for (const path of ['/', '/records/a', '/desk', '/api/health', '/_next/image'])
    expect(goesThrough(path), path).toBe(true)
})
