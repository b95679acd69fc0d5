import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { s3Store } from '@/lib/storage/s3'
import { s3Place } from '@/lib/storage/s3-access'
import { s3Service } from '@/tests/support/s3'
import { storeKeepsItsPromises } from '@/tests/support/store-promises'

let service: Awaited<ReturnType<typeof s3Service>>
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stele-test-store-'))
  service = await s3Service('copies')
})
afterAll(async () => {
  await service.close()
  await rm(folder, { recursive: true, force: true })
})

const store = () => s3Store({ bucket: 'copies', prefix: 'archive/' }, service.access)
storeKeepsItsPromises('a bucket', store)

async function fileWith(text: string | Buffer) {
  const file = path.join(folder, crypto.randomUUID())
  await writeFile(file, text)
  return file
}

describe('a store in a bucket', () => {
  it('takes a file that is sent in several parts', async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024, 'abcdefg')
    await store().send('large/one', await fileWith(bytes))
    const found = await store().get('large/one')
    expect(found?.size).toBe(bytes.length)
    expect(found && (await buffer(found.stream)).equals(bytes)).toBe(true)
  })

  it('is listed over several answers of the service', async () => {
    // s3rver fails where it would answer that there are more.
    const pages = [
      '<IsTruncated>true</IsTruncated><NextContinuationToken>a/2</NextContinuationToken><Contents><Key>archive/a/1</Key></Contents>',
      '<IsTruncated>false</IsTruncated><Contents><Key>archive/a/2</Key></Contents>',
    ]
    const asked: (string | null)[] = []
    const server = createServer(({ url = '' }, response) => {
      asked.push(new URL(url, 'http://localhost').searchParams.get('continuation-token'))
      response.setHeader('content-type', 'application/xml')
      response.end(`<ListBucketResult>${pages[asked.length - 1]}</ListBucketResult>`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const access = { ...service.access, endpoint: `http://127.0.0.1:${port}` }
    const keys: string[] = []
    for await (const { key } of s3Store({ bucket: 'copies', prefix: 'archive/' }, access).list('a/'))
      keys.push(key)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect([keys, asked]).toEqual([
      ['a/1', 'a/2'],
      [null, 'a/2'],
    ])
  })

  it('removes nothing after the signal', async () => {
    await store().send('kept/one', await fileWith('kept'))
    await expect(store().delete('kept/one', AbortSignal.abort())).rejects.toThrow()
    expect(await store().head('kept/one')).toMatchObject({ size: 4 })
  })

  it('fails when the service can not be reached', async () => {
    const closed = s3Store(
      { bucket: 'copies', prefix: '' },
      { ...service.access, endpoint: 'http://127.0.0.1:9' },
    )
    await expect(closed.get('a/b')).rejects.toThrow()
    const file = await fileWith('kept')
    await expect(closed.send('a/b', file)).rejects.toThrow()
    expect(existsSync(file)).toBe(true)
  })

  it('is named by an address', () => {
    expect(s3Place('s3://copies')).toEqual({ bucket: 'copies', prefix: '' })
    expect(s3Place('s3://copies/a/b-1/')).toEqual({ bucket: 'copies', prefix: 'a/b-1/' })
    for (const other of ['', 's3://', 'https://copies', 's3://copies/a b', 's3://UPPER', 's3://copies//a'])
      expect(s3Place(other)).toBeNull()
  })
})
