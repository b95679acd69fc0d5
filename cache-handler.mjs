import { createRequire } from 'node:module'

// Next takes it apart from everything that it bundles: plain JavaScript.
const load = createRequire(import.meta.url)
/** @typedef {{ lastModified?: number, value: unknown } | null} Kept */
/** @type {new (context: object) => { get(key: string, about: object): Promise<Kept>, set(key: string, value: object, about: object): Promise<void> }} */
const PageCache = load('next/dist/server/lib/incremental-cache/file-system-cache').default

/** A page that was begun before a change may be finished after this process learnt of it: none that old in milliseconds is kept. */
const WHILE_MADE = 2_000

/** Addresses that are remembered. */
const MOST = 20_000

/** The key of the page that is kept for each address. @type {Map<string, string>} */
const keys = new Map()

/** The address in a key: what comes after the folder that Next puts before it. @param {string} key */
const addressIn = (key) => key.slice(key.indexOf('/$/') < 0 ? 0 : key.indexOf('/$/') + 2)

/** Next's own cache of pages, without those that are older than what readers were last given to see (lib/editions/last-change.ts). */
export default class PagesSinceLastChange extends PageCache {
  /** @param {string} key @param {object} value @param {object} about */
  async set(key, value, about) {
    await super.set(key, value, about)
    // For app/limits.ts. Next makes a handler for each request, and others in the proxy's own bundle, which keep no pages.
    globalThis.stelePageCache = this
    const address = addressIn(key)
    keys.delete(address)
    keys.set(address, key)
    if (keys.size > MOST) keys.delete(keys.keys().next().value ?? '')
  }

  /** True when the page at this address can be answered without rendering it. @param {string} address */
  async keeps(address) {
    const key = keys.get(address)
    return key !== undefined && (await this.get(key, { kind: 'APP_PAGE', isFallback: false })) !== null
  }

  /** @param {string} key @param {object} about */
  async get(key, about) {
    const page = await super.get(key, about)
    return page && page.lastModified < (globalThis.steleChangedAt ?? 0) + WHILE_MADE ? null : page
  }
}
