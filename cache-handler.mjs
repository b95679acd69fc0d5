import { createRequire } from 'node:module'

// Next takes it apart from everything that it bundles: plain JavaScript.
const load = createRequire(import.meta.url)
/** @typedef {{ lastModified?: number, value: unknown } | null} Kept */
/** @type {new (context: object) => { get(key: string, about: object): Promise<Kept>, set(key: string, value: object, about: object): Promise<void> }} */
const PageCache = load('next/dist/server/lib/incremental-cache/file-system-cache').default

/** A page that was begun before a change may be finished after this process learnt of it: none that old in milliseconds is kept. */
const WHILE_MADE = 2_000

/** Next's own cache of pages, without those that are older than what readers were last given to see (lib/editions/last-change.ts). */
export default class PagesSinceLastChange extends PageCache {
  /** @param {string} key @param {object} about */
  async get(key, about) {
    const page = await super.get(key, about)
    return page && page.lastModified < (globalThis.steleChangedAt ?? 0) + WHILE_MADE ? null : page
  }
}
