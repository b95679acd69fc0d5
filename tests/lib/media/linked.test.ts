import '@/tests/support/database'
import '@/tests/support/media'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { Conflict, Forbidden, fieldTexts, Invalid } from '@/lib/errors'
import { addLinkedImage } from '@/lib/media/linked'
import { english } from '@/tests/support/english'
import { makeMember } from '@/tests/support/factories'
import { pdfOf } from '@/tests/support/pdf'
import { pictureOf } from '@/tests/support/pictures'
import { rejection } from '@/tests/support/rejection'

let server: Server
let editor: Actor
const asked: string[] = []
beforeAll(async () => {
  editor = await makeMember()
  const files = new Map<string, Uint8Array>([
    ['/maps/The%20valley.jpg', await pictureOf(60, 40)],
    ['/report.png', pdfOf(['A page.'])],
    ['/page.png', new TextEncoder().encode('<html>Sign in first</html>')],
  ])
  server = createServer(({ url = '' }, answer) => {
    asked.push(url)
    if (url === '/moved') return answer.writeHead(302, { location: '/maps/The%20valley.jpg' }).end()
    if (url === '/inside')
      return answer.writeHead(302, { location: 'http://169.254.169.254/secret.png' }).end()
    const file = files.get(url)
    if (file) return answer.end(file)
    if (url === '/large.png') return answer.end(Buffer.alloc(2_000_000))
    answer.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.STELE_TEST_REGISTRY = local()
})
afterAll(() => {
  delete process.env.STELE_TEST_REGISTRY
  server.close()
})
const local = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const add = (address: string, actor = editor) => addLinkedImage(actor, { address, language: 'en' })

async function reasonOf(address: string): Promise<string | undefined> {
  const error = await rejection(add(address))
  if (!(error instanceof Invalid)) throw error
  return fieldTexts(error, english).address
}

describe('a picture on the web', () => {
  it('becomes a file of the library, named after its address', async () => {
    const added = await add(`${local()}/moved`)
    expect(added).toMatchObject({ filename: 'The valley.png', mediaType: 'image/png', width: 60 })
    // The same bytes again: the caller gets the image that the library has.
    expect(await rejection(add(`${local()}/moved`))).toMatchObject({ current: { sha256: added.sha256 } })
    expect(await rejection(add(`${local()}/moved`))).toBeInstanceOf(Conflict)
  })

  it('is refused with the reason where it is none or too large', async () => {
    expect(await reasonOf(`${local()}/page.png`)).toMatch(/no image at this address/)
    expect(await reasonOf(`${local()}/report.png`)).toMatch(/no image at this address/)
    expect(await reasonOf(`${local()}/gone.png`)).toMatch(/isn’t there any more/)
    const most = env.STELE_MAX_UPLOAD_MB
    env.STELE_MAX_UPLOAD_MB = 1
    expect(await reasonOf(`${local()}/large.png`)).toMatch(/too large to fetch/)
    env.STELE_MAX_UPLOAD_MB = most
  })

  it.each(['http://10.0.0.1/a.png', 'http://[::1]/a.png', 'http://127.0.0.2:1/a.png'])(
    'is never fetched from a private network: %s',
    async (address) => {
      expect(await reasonOf(address)).toMatch(/private network/)
    },
  )

  it('is never fetched where a redirect leads into a private network', async () => {
    expect(await reasonOf(`${local()}/inside`)).toMatch(/private network/)
    expect(asked.at(-1)).toBe('/inside')
  })

  it('is fetched for members who write, where the archive may ask', async () => {
    expect(await reasonOf('file:///etc/passwd')).toMatch(/Only web addresses/)
    const before = asked.length
    env.STELE_LOOKUPS = false
    expect(await reasonOf(`${local()}/maps/The%20valley.jpg`)).toMatch(/fetches nothing from the web/)
    env.STELE_LOOKUPS = true
    const reader = { ...editor, role: 'READER' } as unknown as Actor
    expect(await rejection(add(`${local()}/maps/The%20valley.jpg`, reader))).toBeInstanceOf(Forbidden)
    expect(asked.length).toBe(before)
    expect(await db.media.count()).toBe(1)
  })
})
