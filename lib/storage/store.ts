import type { Readable } from 'node:stream'

/** Bytes from the first to the last, both included, as in HTTP. */
export type ByteRange = { start: number; end: number }

/** `size` is of all bytes, also where a part of them was asked for. */
export type StoredBytes = { size: number; stream: Readable }

export type StoredEntry = { key: string; size: number; modifiedAt: Date }

/**
 * Where the archive keeps the bytes of its files: a folder (folder.ts) or a service. A key is a path of lower-case letters, digits, "-" and "/"
 * (keys.ts). Nothing else of the archive knows which it is.
 */
export interface Store {
  /** Takes a copy of the bytes of this local file, whole or not at all, in the place of those of the key. */
  send(key: string, file: string): Promise<void>
  /** Null when the key has no bytes. The range lies within the bytes. */
  get(key: string, range?: ByteRange): Promise<StoredBytes | null>
  head(key: string): Promise<Omit<StoredEntry, 'key'> | null>
  /** Does nothing when the key has no bytes. The signal ends a request that a service doesn't answer. */
  delete(key: string, signal?: AbortSignal): Promise<void>
  /** Every entry whose key begins with this folder, such as "waiting/". */
  list(folder: string): AsyncIterable<StoredEntry>
  /** The local file with the bytes of the key; null where the store is not on this machine. */
  pathOf(key: string): string | null
}
