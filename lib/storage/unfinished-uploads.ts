import 'server-only'
import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DataStore, ERRORS, Upload } from '@tus/server'
import { z } from 'zod'
import { DAY_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { Conflict } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { FILE } from './folder'
import { localSubfolder } from './local-folder'

/** Unfinished uploads are kept for so long. */
const STALE_MS = DAY_MS
/** Unfinished uploads of one member. */
const MOST = 200
/** Bytes that they take together, in files of the largest size: a disk that is full stops everyone. */
const MOST_FILES_OF_LARGEST = 20
const MEGABYTE = 1024 * 1024

const idSchema = z.uuid()
const aboutSchema = z.object({
  memberId: z.uuid(),
  size: z.int().nonnegative(),
  metadata: z.record(z.string(), z.string().nullable()),
  createdAt: z.string(),
})

/** Where an upload goes on whose bytes have all come, but whose answer has not. */
export const beforeLastByte = (size: number) => Math.max(0, size - 1)

/** The unfinished uploads of one member, in a folder of this machine. Those of others don't exist for them. */
export class MemberUploads extends DataStore {
  constructor(private readonly memberId: string) {
    super()
    this.extensions = ['creation', 'termination']
  }

  private async place(id: string) {
    if (!idSchema.safeParse(id).success) throw ERRORS.FILE_NOT_FOUND
    return path.join(await localSubfolder('uploads'), id)
  }

  private async about(id: string) {
    const text = await readFile(`${await this.place(id)}.json`, 'utf8').catch(() => null)
    const about = text === null ? null : aboutSchema.parse(JSON.parse(text))
    if (about?.memberId !== this.memberId) throw ERRORS.FILE_NOT_FOUND
    return about
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.sweep(upload.size ?? 0)
    const place = await this.place(upload.id)
    const createdAt = new Date().toISOString()
    const about = {
      memberId: this.memberId,
      size: upload.size ?? 0,
      metadata: upload.metadata ?? {},
      createdAt,
    }
    await writeFile(`${place}.json`, JSON.stringify(about), { mode: FILE, flag: 'wx' })
    await writeFile(place, '', { mode: FILE, flag: 'wx' })
    upload.creation_date = createdAt
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, metadata, createdAt } = await this.about(id)
    const { size: come } = await stat(await this.place(id))
    const offset = Math.min(come, beforeLastByte(size))
    return new Upload({ id, size, offset, metadata, creation_date: createdAt })
  }

  /** Adds bytes at the end. What came before a broken connection stays. */
  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const place = await this.place(id)
    await pipeline(bytes, createWriteStream(place, { flags: 'r+', start: offset })).catch(() => {
      throw ERRORS.FILE_WRITE_ERROR
    })
    return (await stat(place)).size
  }

  override async remove(id: string): Promise<void> {
    await this.about(id)
    const place = await this.place(id)
    await rm(place, { force: true })
    await rm(`${place}.json`, { force: true })
  }

  /** All bytes of an upload. The file is opened when they are read: an upload that is refused unread is removed, and nothing fails unheard. */
  async *bytesOf(id: string): AsyncGenerator<Uint8Array> {
    await this.about(id)
    yield* createReadStream(await this.place(id))
  }

  /** Removes uploads that no one went on with for a day. Refuses a new one while the member has too many, or too large ones. */
  private async sweep(size: number) {
    const folder = await localSubfolder('uploads')
    let [own, bytes] = [0, size]
    for (const name of await readdir(folder)) {
      const place = path.join(folder, name)
      const age = Date.now() - (await stat(place).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs
      if (age > STALE_MS) await rm(place, { force: true })
      if (age > STALE_MS || !name.endsWith('.json')) continue
      const about = await this.about(path.basename(name, '.json')).catch(() => null)
      own += about ? 1 : 0
      bytes += about?.size ?? 0
    }
    if (own >= MOST || bytes > MOST_FILES_OF_LARGEST * env.STELE_MAX_UPLOAD_MB * MEGABYTE)
      throw new Conflict(message('media.upload.tooManyUnfinished'))
  }
}
