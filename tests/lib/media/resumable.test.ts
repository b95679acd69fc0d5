import '@/tests/support/database'
import '@/tests/support/media'
import { utimes } from 'node:fs/promises'
import path from 'node:path'
import { ERRORS } from '@tus/server'
import { beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { Forbidden } from '@/lib/errors'
import { createImport } from '@/lib/imports/commands'
import { answerImportUpload, IMPORT_UPLOADS } from '@/lib/imports/resumable'
import { answerMediaUpload, MEDIA_UPLOADS as UPLOADS } from '@/lib/media/resumable'
import { translatorOf } from '@/lib/messages/catalogue'
import { MemberUploads } from '@/lib/storage/unfinished-uploads'
import { english } from '@/tests/support/english'
import { makeMember } from '@/tests/support/factories'
import { mediaDir, mediaFiles } from '@/tests/support/media'
import { pictureOf } from '@/tests/support/pictures'

const t = translatorOf('en')
let editor: Actor
let other: Actor
beforeAll(async () => {
  editor = await makeMember()
  other = await makeMember()
})

const base64 = (text: string) => Buffer.from(text).toString('base64')

const ask = (
  actor: Actor,
  method: string,
  place: string,
  headers: Record<string, string>,
  body?: Uint8Array,
) =>
  (place.startsWith(IMPORT_UPLOADS) ? answerImportUpload : answerMediaUpload)(
    actor,
    new Request(`http://localhost:3000${place}`, {
      method,
      headers: { 'Tus-Resumable': '1.0.0', ...headers },
      ...(body && { body: new Uint8Array(body) }),
    }),
    t,
  )

async function begin(size: number, filename = 'plan.png', actor = editor): Promise<string> {
  const metadata = `filename ${base64(filename)},language ${base64('en')}`
  const begun = await ask(actor, 'POST', UPLOADS, {
    'Upload-Length': String(size),
    'Upload-Metadata': metadata,
  })
  expect(begun.status).toBe(201)
  return begun.headers.get('location') ?? ''
}

const send = (place: string, offset: number, bytes: Uint8Array, actor = editor) =>
  ask(
    actor,
    'PATCH',
    place,
    {
      ...{ 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
      'Content-Length': String(bytes.length),
    },
    bytes,
  )

const leftOver = async () => (await mediaFiles()).filter((file) => file.startsWith('uploads'))

test('an upload goes on where it broke off and becomes an entry', async () => {
  const bytes = await pictureOf(300, 200)
  const place = await begin(bytes.length)
  expect(place).toMatch(/^\/api\/media\/uploads\/[0-9a-f-]{36}$/)
  expect((await send(place, 0, bytes.subarray(0, 100))).status).toBe(204)
  const asked = await ask(editor, 'HEAD', place, {})
  expect(asked.headers.get('upload-offset')).toBe('100')
  // Bytes that were sent twice don't count twice.
  expect((await send(place, 0, bytes.subarray(0, 100))).status).toBe(409)
  const done = await send(place, 100, bytes.subarray(100))
  expect(done.status).toBe(200)
  const added = await done.json()
  expect(added).toMatchObject({ filename: 'plan.png', width: 300, mediaType: 'image/png' })
  expect(await db.media.count({ where: { id: added.id } })).toBe(1)
  expect(await leftOver()).toEqual([])
})

test('a file that the library refuses is named and leaves nothing', async () => {
  const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')
  const place = await begin(bytes.length, 'drawing.svg')
  const refused = await send(place, 0, bytes)
  expect(refused.status).toBe(422)
  expect((await refused.json()).error.fields.file).toBe(english('media.errors.otherType'))
  expect(await leftOver()).toEqual([])
})

test('an upload that is removed unread fails for its reader only', async () => {
  const place = await begin(10)
  const uploads = new MemberUploads(editor.id)
  const id = path.basename(place)
  const bytes = uploads.bytesOf(id)
  await uploads.remove(id)
  // A file that is opened before it is read fails here, as an error that no one awaits.
  await new Promise((resolve) => setImmediate(resolve))
  await expect(bytes.next()).rejects.toBe(ERRORS.FILE_NOT_FOUND)
})

test('the same bytes again are answered with the entry', async () => {
  const bytes = await pictureOf(60, 60)
  await send(await begin(bytes.length, 'one.png'), 0, bytes)
  const again = await send(await begin(bytes.length, 'two.png'), 0, bytes)
  expect(again.status).toBe(409)
  expect((await again.json()).error.current).toMatchObject({ filename: 'one.png', width: 60 })
})

test('no one else reaches an upload, nor any other file', async () => {
  const place = await begin(10)
  expect((await send(place, 0, new Uint8Array(5), other)).status).toBe(404)
  expect((await ask(other, 'HEAD', place, {})).status).toBe(404)
  expect((await ask(other, 'DELETE', place, {})).status).toBe(404)
  for (const name of ['..%2Fincoming', '..', '%2e%2e%2fx', 'x.json'])
    expect((await ask(editor, 'HEAD', `${UPLOADS}/${name}`, {})).status, name).toBe(404)
  expect((await ask(editor, 'DELETE', place, {})).status).toBe(204)
  expect(await leftOver()).toEqual([])
})

test('a file that is too large is refused before it is sent', async () => {
  const tooLarge = await ask(editor, 'POST', UPLOADS, { 'Upload-Length': String(10 ** 12) })
  expect(tooLarge.status).toBe(413)
})

test('unfinished uploads of a member can’t fill the disk', async () => {
  const filler = await makeMember()
  const size = env.STELE_MAX_UPLOAD_MB * 1024 * 1024
  const begun: string[] = []
  for (let file = 0; file < 20; file += 1) begun.push(await begin(size, 'film.mp4', filler))
  const asked = { 'Upload-Length': '1', 'Upload-Metadata': `filename ${base64('a.png')}` }
  for (const place of [UPLOADS, IMPORT_UPLOADS]) {
    const refused = await ask(filler, 'POST', place, asked)
    expect(refused.status).toBe(409)
    expect((await refused.json()).error.message).toBe(english('media.upload.tooManyUnfinished'))
  }
  await ask(editor, 'DELETE', await begin(1), {})
  for (const place of begun) await ask(filler, 'DELETE', place, {})
  expect(await leftOver()).toEqual([])
})

test('an upload that rests for a day is removed', async () => {
  await begin(10)
  const [kept = ''] = await leftOver()
  const old = new Date(Date.now() - 25 * 60 * 60 * 1000)
  for (const name of await leftOver()) await utimes(path.join(mediaDir, name), old, old)
  const next = await begin(10)
  expect(await leftOver()).not.toContain(kept)
  await ask(editor, 'DELETE', next, {})
})

test('a file to import goes on where it broke off', async () => {
  const bytes = new TextEncoder().encode('Title,Date\nA bridge,1992-03-05\n')
  const beginImport = async (target: string) => {
    const begun = await ask(editor, 'POST', IMPORT_UPLOADS, {
      'Upload-Length': String(bytes.length),
      'Upload-Metadata': `filename ${base64('list.csv')},target ${base64(target)}`,
    })
    return begun.headers.get('location') ?? ''
  }
  const place = await beginImport('sources')
  expect((await send(place, 0, bytes.subarray(0, 20))).status).toBe(204)
  const done = send(place, 20, bytes.subarray(20))
  // The connection breaks before the answer comes: the browser asks where to go on, and the answer is that of the import that was made.
  const last = bytes.length - 1
  const offset = async () => (await ask(editor, 'HEAD', place, {})).headers.get('upload-offset')
  await expect.poll(offset, { interval: 1 }).toBe(String(last))
  const during = await send(place, last, bytes.subarray(last))
  const { id } = await (await done).json()
  expect(await offset()).toBe(String(last))
  for (const again of [during, await send(place, last, bytes.subarray(last))]) {
    expect([again.status, again.headers.get('upload-offset')]).toEqual([200, String(bytes.length)])
    expect(await again.json()).toEqual({ id })
  }
  expect(await db.import.count({ where: { createdById: editor.id } })).toBe(1)
  expect((await ask(other, 'HEAD', place, {})).status).toBe(404)
  expect(await db.import.findUnique({ where: { id } })).toMatchObject({
    ...{ filename: 'list.csv', target: 'sources', state: 'OPEN', columns: ['Title', 'Date'], rows: 1 },
  })
  const unfit = await beginImport('paintings')
  const refused = await send(unfit, 0, bytes)
  expect((await refused.json()).error.fields.target).toBe(english('imports.targetMissing'))
  expect((await ask(editor, 'HEAD', unfit, {})).status).toBe(404)
  expect(await db.media.count({ where: { filename: 'list.csv' } })).toBe(0)
  expect(await leftOver()).toEqual([])
  const contributor = await makeMember({ role: 'CONTRIBUTOR' })
  expect(() =>
    answerImportUpload(contributor, new Request('http://localhost:3000/api/imports/uploads'), t),
  ).toThrow(Forbidden)
})

test('an import is made once, also when its answer was lost', async () => {
  const bytes = new TextEncoder().encode('Title,Date\nA mill,1992-03-05\n')
  const metadata = { filename: 'mills.csv', target: 'sources' }
  const begun = await ask(editor, 'POST', IMPORT_UPLOADS, {
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': `filename ${base64(metadata.filename)},target ${base64(metadata.target)}`,
  })
  const place = begun.headers.get('location') ?? ''
  const { id } = await (await send(place, 0, bytes)).json()
  // It had stored the import, and not yet removed what was sent.
  const again = (async function* () {
    yield bytes
  })()
  expect(await createImport(editor, metadata, again, id)).toEqual({ id })
  // A process that knows of no upload.
  vi.resetModules()
  const { answerImportUpload: restarted } = await import('@/lib/imports/resumable')
  const askRestarted = (actor: Actor, method: string, headers: Record<string, string>, body?: Uint8Array) =>
    restarted(
      actor,
      new Request(`http://localhost:3000${place}`, {
        method,
        headers: { 'Tus-Resumable': '1.0.0', ...headers },
        ...(body && { body: new Uint8Array(body) }),
      }),
      t,
    )
  const last = bytes.length - 1
  expect((await askRestarted(editor, 'HEAD', {})).headers.get('upload-offset')).toBe(String(last))
  expect((await askRestarted(other, 'HEAD', {})).status).toBe(404)
  const sent = await askRestarted(
    editor,
    'PATCH',
    {
      'Upload-Offset': String(last),
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': '1',
    },
    bytes.subarray(last),
  )
  expect([sent.status, await sent.json()]).toEqual([200, { id }])
  expect(await db.import.count({ where: { filename: 'mills.csv' } })).toBe(1)
})
