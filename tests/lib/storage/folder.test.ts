import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { folderStore } from '@/lib/storage/folder'
import { storeKeepsItsPromises } from '@/tests/support/store-promises'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stele-store-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

storeKeepsItsPromises('a folder', () => folderStore(path.join(folder, 'store')))
