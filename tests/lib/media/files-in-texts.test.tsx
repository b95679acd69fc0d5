import '@/tests/support/database'
import '@/tests/support/media'
import { NextRequest } from 'next/server'
import { beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/(archive)/media/[sha256]/[name]/route'
import { GET as captionsRoute } from '@/app/(archive)/records/[slug]/editions/[number]/captions/[name]/route'
import { RecordPage } from '@/components/archive/record/RecordPage'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { publish, withdraw } from '@/lib/editions/commands'
import { liveEdition } from '@/lib/editions/queries'
import { linkedEdition } from '@/lib/exchange/linked-edition'
import { mirroredLinks } from '@/lib/exchange/mirror/links'
import { publicRecord } from '@/lib/exchange/records'
import { addMedia, deleteMedia } from '@/lib/media/commands'
import { filesForTexts, getMedia, staffFile, staffPage } from '@/lib/media/queries'
import { translatorOf } from '@/lib/messages/catalogue'
import { saveDraft } from '@/lib/records/drafts'
import { submit } from '@/lib/review/workflow/transitions'
import { pageIn, staffPageAddress } from '@/lib/text/file-address'
import { citingOf } from '@/tests/support/editions'
import {
  bodyOn,
  contentOf,
  doc,
  file,
  makeApproved,
  makeCited,
  makeMember,
  makeRecord,
  makeStaff,
  p,
} from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { pdfOf } from '@/tests/support/pdf'
import { bytesOf } from '@/tests/support/pictures'
import { chunk, silence } from '@/tests/support/recordings'
import { rejection } from '@/tests/support/rejection'
import { htmlOf } from '@/tests/support/render'

const PLACE = '+40.4093+049.8671/'
const transcript = [{ start: 1.5, end: 4, text: 'A curlew called.' }]

let editor: Actor
let reviewer: Actor
let publisher: Actor
let tape: { id: string; sha256: string; mediaType: string; size: number }
let note: typeof tape
beforeAll(async () => {
  ;({ editor, reviewer, publisher } = await makeStaff())
  const added = async (filename: string, bytes: Buffer) => {
    const { id, sha256, mediaType } = await addMedia(editor, { filename, language: 'en' }, bytesOf(bytes))
    return { id, sha256, mediaType, size: bytes.length }
  }
  tape = await added('tape.wav', Buffer.concat([silence(), chunk('LIST', PLACE)]))
  note = await added('note.pdf', Buffer.from(pdfOf(['A printed note.'])))
})

const fetched = (sha256: string, name: string, headers: Record<string, string> = {}) =>
  GET(new NextRequest(`http://localhost/media/${sha256}/${name}`, { headers }), {
    params: Promise.resolve({ sha256, name }),
  })

it('a file in a text must be in the library', async () => {
  const contributor = await makeMember({ role: 'CONTRIBUTOR' })
  for (const [actor, one] of [
    [editor, { ...tape, sha256: 'f'.repeat(64) }],
    [editor, { ...tape, size: 5 }],
    [editor, { ...tape, mediaType: 'audio/mpeg' }],
    [contributor, tape],
  ] as const) {
    const record = await makeRecord(actor)
    const content = contentOf('account', { body: doc(p('Text.'), file(one)) })
    const error = await rejection(saveDraft(actor, record.id, { baseVersion: record.version, content }))
    expect(error).toMatchObject({ fields: { body: { key: 'errors.document.fileUnknown' } } })
  }
  expect((await filesForTexts(editor, { q: '', sha256: null })).map(({ sha256 }) => sha256)).toEqual([
    note.sha256,
    tape.sha256,
  ])
  expect(await filesForTexts(contributor, { q: '', sha256: null })).toEqual([])
  expect(await rejection(staffFile(contributor, tape.sha256, 'file.wav', null))).toMatchObject({
    name: 'NotFound',
  })
})

it('the pages of a document are pictures for members who see it', async () => {
  const letter = await addMedia(
    editor,
    { filename: 'letter.pdf', language: 'en' },
    bytesOf(pdfOf(['A first page.', 'A second page.'])),
  )
  const { sha256 } = await getMedia(editor, letter.id)
  const { image, pages } = await staffPage(editor, sha256, 2)
  expect(pages).toBe(2)
  expect(image.subarray(8, 12).toString()).toBe('WEBP')
  expect(staffPageAddress(sha256, 2)).toContain('/page-2.webp')
  expect(['page-2.webp', 'page-0.webp', 'page-x.webp', '480.webp'].map(pageIn)).toEqual([2, null, null, null])
  const contributor = await makeMember({ role: 'CONTRIBUTOR' })
  for (const [actor, page] of [
    [contributor, 1],
    [editor, 3],
  ] as const)
    expect(await rejection(staffPage(actor, sha256, page))).toMatchObject({ name: 'NotFound' })
})

it('a recording with a track of positions is refused', async () => {
  const size = (value: number) => Buffer.from([0, 0, 0, value])
  const box = (name: string, ...content: Buffer[]) =>
    Buffer.concat([
      size(8 + content.reduce((sum, { length }) => sum + length, 0)),
      Buffer.from(name),
      ...content,
    ])
  const handler = box('hdlr', size(0), size(0), Buffer.from('meta'), size(0))
  const film = Buffer.concat([
    box('ftyp', Buffer.from('isom'), size(0), Buffer.from('isomiso2')),
    box('moov', box('trak', box('mdia', handler))),
  ])
  const refused = await rejection(addMedia(editor, { filename: 'film.mp4', language: 'en' }, bytesOf(film)))
  expect(refused).toMatchObject({ fields: { file: { key: 'media.errors.saysPlace' } } })
})

it('files are on the page and in the data of an edition', async () => {
  const cited = await makeCited(editor)
  const body = (description: string | null) =>
    doc(
      ...bodyOn(cited).content,
      file(tape, { description, transcript }),
      file(note, { description: 'A ruin.', warning: 'Destruction' }),
    )
  const draft = await makeRecord(editor, { content: contentOf('account', { body: body(null) }) })
  const refused = await rejection(submit(editor, draft.id, { version: draft.version }))
  expect(JSON.stringify(refused)).toContain('file-undescribed')
  expect((await getMedia(editor, tape.id)).uses).toMatchObject([{ id: draft.id, inDraft: true }])
  expect(await rejection(deleteMedia(editor, tape.id))).toMatchObject({ text: { key: 'media.errors.inUse' } })

  const record = await makeApproved(editor, reviewer, { cited, content: { body: body('Who speaks.') } })
  expect((await fetched(tape.sha256, 'file.wav')).status).toBe(404)
  await publish(publisher, record.id, { revisionId: record.revisionId })
  tellOfChange()
  const edition = await liveEdition(record.slug)
  if (!edition) throw new Error('No edition.')

  const html = htmlOf(<RecordPage citing={citingOf(edition)} />)
  const at = `/media/${tape.sha256}/file.wav`
  const captions = `/records/${record.slug}/editions/1/captions/${tape.sha256}.vtt`
  expect(html).toContain(`<audio controls="" preload="metadata" src="${at}" aria-label="Recording: A tape"`)
  expect(html).toContain(`<track kind="captions" src="${captions}"`)
  expect(html).toMatch(new RegExp(`<a href="${at}#t=1.5"[^>]*>00:01</a>.*A curlew called\\.`))
  expect(html).toMatch(/Who speaks\.<\/span>.*By the archive.*CC BY 4\.0/)
  expect(html).toMatch(/Destruction.*This document|Destruction.*the document.*A ruin\./s)
  expect(mirroredLinks(html)).toEqual(
    expect.arrayContaining([at, captions, `/media/${note.sha256}/file.pdf`]),
  )

  const t = translatorOf('en')
  const data = await publicRecord(
    { edition, addressOf: (path) => `https://archive.example${path}`, positionOf: () => null },
    t,
  )
  expect(data.files).toMatchObject([
    { url: `https://archive.example${at}`, transcript, contentWarning: null, isWarned: false },
    { mediaType: 'application/pdf', contentWarning: 'Destruction', captions: null },
  ])
  expect(data.html).toContain(`<audio controls="" preload="none" src="https://archive.example${at}"`)
  expect(linkedEdition(citingOf(edition), t).mainEntity).toMatchObject({
    associatedMedia: [{ '@type': 'AudioObject', encodingFormat: 'audio/wav', description: 'Who speaks.' }],
  })
  const { text, warned } = await db.searchEntry.findUniqueOrThrow({ where: { recordId: record.id } })
  expect(text).toContain('A curlew called.')
  expect([text.includes('A ruin.'), JSON.stringify(warned).includes('A ruin.')]).toEqual([false, true])

  const part = await fetched(tape.sha256, 'file.wav', { range: 'bytes=-10' })
  expect([part.status, await part.text()]).toEqual([206, '\0'.repeat(10)])
  const pdf = await fetched(note.sha256, 'file.pdf')
  expect([pdf.status, pdf.headers.get('content-disposition')]).toEqual([200, 'attachment'])
  for (const name of ['file.mp3', 'file.pdf', '480.webp'])
    expect((await fetched(tape.sha256, name)).status, name).toBe(404)
  const caption = (name: string) =>
    captionsRoute(new Request('http://localhost'), {
      params: Promise.resolve({ slug: record.slug, number: '1', name }),
    })
  expect(await (await caption(`${tape.sha256}.vtt`)).text()).toContain('00:00:01.500 --> 00:00:04.000')
  expect((await caption(`${note.sha256}.vtt`)).status).toBe(404)
  expect(await answerOf(captions)).toBe('PUBLIC')

  await withdraw(publisher, record.id, { edition: 1, reason: 'An error.' })
  tellOfChange()
  expect((await fetched(tape.sha256, 'file.wav')).status).toBe(404)
  expect(await answerOf(captions)).toBe('GONE')
})
