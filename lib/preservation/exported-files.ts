import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { publicFile, publicImage } from '@/lib/editions/images'
import type { PublicEdition } from '@/lib/editions/queries'
import { Invalid, NotFound } from '@/lib/errors'
import { fileAddress } from '@/lib/text/file-address'
import { imageAddress, widthsOf } from '@/lib/text/image-address'
import { filesOf, imagesOf } from '@/lib/text/images'
import type { FileOnDisk } from './ocfl'

/** A file of an export, as `edition.json` and `source.json` describe it: its name in the object, and its bytes. */
type ExportedFile = { path: string; mediaType: string; size: number; sha256: string }

type Bytes = AsyncIterable<Uint8Array>

/** Files that are gathered for an object, by their names in it. */
export class Gathered {
  readonly files: Record<string, FileOnDisk> = {}
  readonly exported: ExportedFile[] = []
  /** Names of files that readers would see and that can't be read. */
  readonly lost: string[] = []
  readonly #incoming: string

  /** They are written to this folder until they are moved. */
  constructor(incoming: string) {
    this.#incoming = incoming
  }

  /**
   * Writes the bytes that `read` gets to the disk and returns true; null is what readers don't get. What is missing from the archive, or can't be
   * drawn, is noted as lost.
   */
  async add(name: string, mediaType: string, read: () => Promise<Bytes | null>): Promise<boolean> {
    if (this.files[name]) return true
    try {
      const bytes = await read()
      if (!bytes) return false
      const { size, sha256, ...file } = await written(path.join(this.#incoming, randomUUID()), bytes)
      this.files[name] = file
      this.exported.push({ path: name, mediaType, size, sha256 })
      return true
    } catch (error) {
      if (!(error instanceof NotFound) && !(error instanceof Invalid)) throw error
      this.lost.push(name)
      return false
    }
  }

  /** Leaves out what was gathered in a folder. */
  drop(folder: string): void {
    for (const name of Object.keys(this.files)) if (name.startsWith(`${folder}/`)) delete this.files[name]
    const kept = this.exported.filter(({ path: name }) => !name.startsWith(`${folder}/`))
    this.exported.splice(0, this.exported.length, ...kept)
  }
}

async function written(file: string, bytes: Bytes) {
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')]
  let size = 0
  const handle = await open(file, 'wx')
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      sha256.update(chunk)
      sha512.update(chunk)
      await handle.appendFile(chunk)
    }
  } finally {
    await handle.close()
  }
  return { path: file, size, sha256: sha256.digest('hex'), sha512: sha512.digest('hex') }
}

/** Bytes that are in memory. */
export async function* inOnePiece(bytes: Uint8Array | string): Bytes {
  yield Buffer.from(bytes)
}

/**
 * Gathers the images, recordings and documents that an edition shows, as readers get them, each under the path of its public address. Images are in
 * their largest size.
 */
export async function gatherMedia({ content }: PublicEdition, gathered: Gathered): Promise<void> {
  for (const { sha256, width: own } of imagesOf(content.body)) {
    const width = widthsOf(own).at(-1)
    if (width === undefined) continue
    await gathered.add(imageAddress(sha256, width, 'webp').slice(1), 'image/webp', async () => {
      const image = await publicImage(sha256, { width, format: 'webp' })
      return image && inOnePiece(image)
    })
  }
  for (const { sha256, mediaType } of filesOf(content.body)) {
    const name = fileAddress(sha256, mediaType).slice(1)
    await gathered.add(name, mediaType, async () => {
      const file = await publicFile(sha256, path.posix.basename(name), null)
      return file?.stream ?? null
    })
  }
}
