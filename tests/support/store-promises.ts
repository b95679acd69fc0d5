import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ByteRange, Store } from '@/lib/storage/store'

/** What every store guarantees. The store is empty at first. */
export function storeKeepsItsPromises(name: string, open: () => Store) {
  describe(`a store in ${name}`, () => {
    let folder: string
    let store: Store
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'stele-put-'))
      store = open()
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    const send = async (key: string, bytes: string) => {
      const file = path.join(folder, 'part')
      await writeFile(file, bytes)
      await store.send(key, file)
      await store.send(key, file)
      expect(await readdir(folder)).toEqual(['part'])
    }
    const read = async (key: string, range?: ByteRange) => {
      const found = await store.get(key, range)
      return found && [found.size, await text(found.stream)]
    }
    const keys = async (place: string) => {
      const found: string[] = []
      for await (const { key } of store.list(place)) found.push(key)
      return found.toSorted()
    }

    it('keeps bytes by key until they are deleted', async () => {
      await send('aa/bb/one', 'first')
      await send('aa/bb/one', 'second')
      expect(await read('aa/bb/one')).toEqual([6, 'second'])
      expect(await store.head('aa/bb/one')).toEqual({ size: 6, modifiedAt: expect.any(Date) })
      await store.delete('aa/bb/one')
      await store.delete('aa/bb/one')
      expect(await read('aa/bb/one')).toBeNull()
      expect(await store.head('aa/bb/one')).toBeNull()
    })

    it('gives a part of the bytes', async () => {
      await send('aa/cc/digits', '0123456789')
      expect(await read('aa/cc/digits', { start: 0, end: 3 })).toEqual([10, '0123'])
      expect(await read('aa/cc/digits', { start: 9, end: 9 })).toEqual([10, '9'])
    })

    it('lists the keys of a folder', async () => {
      await send('waiting/a', 'a')
      await send('waiting/b', 'bb')
      expect(await keys('waiting/')).toEqual(['waiting/a', 'waiting/b'])
      expect(await keys('nothing/')).toEqual([])
    })
  })
}
