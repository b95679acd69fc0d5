import { KeptPage } from './kept-page'
import { type RequestHandler, rendered } from './rendering'

/** Scripts and styles. Fonts and images are compressed already. Their names have a hash of their bytes. */
const texts = /^\/_next\/static\/[\w./~%()[\]-]+\.(?:js|css)$/
const FOREVER = 'public, max-age=31536000, immutable'

/**
 * The scripts and styles of the build, each compressed once: Next would compress them again for every reader. They are few, never change while
 * the process runs, and stay in memory.
 */
export class BuiltFiles {
  readonly #handle: RequestHandler
  readonly #files = new Map<string, Promise<KeptPage | null>>()

  constructor(handle: RequestHandler) {
    this.#handle = handle
  }

  /** The file at an address (path and query); null when it isn't one of these. */
  async get(address: string): Promise<KeptPage | null> {
    if (!texts.test(address)) return null
    const known = this.#files.get(address)
    if (known) return known
    const file = this.#read(address)
    this.#files.set(address, file)
    // What isn't there isn't remembered: anyone can ask for any name.
    const forget = () => this.#files.delete(address)
    file.then((read) => read ?? forget(), forget)
    return file
  }

  async #read(address: string): Promise<KeptPage | null> {
    const answer = await rendered(this.#handle, address, {})
    if (answer.status !== 200) return null
    const file = await KeptPage.of(answer, FOREVER)
    // Each start compresses all of them.
    await file.compressBest({ isQuick: true })
    return file
  }
}
