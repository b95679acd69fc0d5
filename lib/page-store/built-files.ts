import { KeptPage } from './kept-page'
import { type RequestHandler, rendered } from './rendering'

/**
 * Scripts and styles; fonts and images are compressed already. Only plain names: Next finds a file by each of the many ways to write a name with
 * escapes, and each would be kept.
 */
const texts = /^\/(?:_next\/static|api\/messages)(?:\/[\w~-][\w.~-]*)+\.(?:js|css)$/

/**
 * The scripts and styles of the build and the scripts with messages, each compressed once: Next would compress them again for every reader. Their
 * addresses have a hash of their bytes. They are few, never change while the process runs, and stay in memory.
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
    if (answer.status !== 200 || !/immutable/.test(String(answer.headers['cache-control']))) return null
    const file = await KeptPage.of(answer, String(answer.headers['cache-control']))
    // Each start compresses all of them.
    await file.compressBest({ isQuick: true })
    return file
  }
}
