import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { message } from '@/lib/messages/message'
import type { NamedFile } from './exported-data'
import type { Version } from './ocfl'
import { PreservationError } from './preservation-error'

/** Copies files of exported objects beside the pages, each once. */
export class Beside {
  readonly #folder: string
  readonly #sums = new Map<string, string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  get size(): number {
    return this.#sums.size
  }

  /** Throws `PreservationError` that names the first that is missing or has another SHA-256 than stated. */
  async add(id: string, stated: readonly NamedFile[], { files }: Version): Promise<void> {
    for (const { path: name, sha256 } of stated) {
      const file = files[name]
      const refuse = (reason: 'missing' | 'altered') =>
        new PreservationError(message('commands.rebuild.refused', { file: `${id}: ${name}`, reason }))
      if (file === undefined) throw refuse('missing')
      const known = this.#sums.get(name)
      // The text of a copy has a page of its own.
      if (typeof file === 'string' || file instanceof Uint8Array) {
        if (createHash('sha256').update(file).digest('hex') !== sha256) throw refuse('altered')
        continue
      }
      if (known === undefined) {
        const to = path.join(this.#folder, name)
        await mkdir(path.dirname(to), { recursive: true })
        await copyFile(file.path, to)
        const hash = createHash('sha256')
        for await (const chunk of createReadStream(to)) hash.update(chunk)
        this.#sums.set(name, hash.digest('hex'))
      }
      if (this.#sums.get(name) !== sha256) throw refuse('altered')
    }
  }
}
