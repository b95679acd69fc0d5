import '@/tests/support/database'
import '@/tests/support/media'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addressOf } from '@/app/address'
import type { Actor } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { setMask } from '@/lib/editions/masking/commands'
import { SteleError, summaryOf } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { sha256 } from '@/lib/hashing'
import { addHolding } from '@/lib/holdings/add'
import { describeHolding } from '@/lib/holdings/commands'
import { addMedia } from '@/lib/media/commands'
import { exportArchive } from '@/lib/preservation/export'
import { rebuildPages } from '@/lib/preservation/rebuild'
import { addCopyText } from '@/lib/relocation/copy-text'
import { resetModules } from '@/tests/support/database'
import { english } from '@/tests/support/english'
import {
  chainOf,
  cite,
  closeRecord,
  doc,
  file,
  image,
  makeEdition,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  quotation,
} from '@/tests/support/factories'
import { mediaPath } from '@/tests/support/media'
import { tellOfChange } from '@/tests/support/news'
import { pdfOf } from '@/tests/support/pdf'
import { bytesOf, pictureOf } from '@/tests/support/pictures'
import { chunk, silence } from '@/tests/support/recordings'

vi.hoisted(() => {
  vi.resetModules()
  Object.assign(globalThis, { steleDb: undefined })
})
// Pages of one record each.
vi.mock('@/lib/editions/sources', async (load) => {
  const { citedSource, ...rest } = await load<typeof import('@/lib/editions/sources')>()
  const inSmallPages: typeof citedSource = async (id, page = 1) => {
    const found = await citedSource(id)
    return found && { ...found, pages: found.total, citing: found.citing.slice(page - 1, page) }
  }
  return { ...rest, citedSource: inSmallPages }
})

const words = 'The ferry stopped at nine.'
const PLACE = '+40.4093+049.8671/'
const PRIVATE = 'Dotterel'

const above = mkdtempSync(path.join(tmpdir(), 'stele-test-files-'))
afterAll(async () => {
  rmSync(above, { recursive: true })
  vi.doUnmock('@/lib/editions/sources')
  await resetModules()
})
const at = (name: string) => path.join(above, name)
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

let editor: Actor
type Copied = Awaited<ReturnType<typeof quoted>>
/** A copy that readers may have as a whole, and a public record that quotes it. */
async function quoted(
  title: string,
  kind: 'FACSIMILE' | 'AUDIO',
  bytes: Buffer,
  more: Parameters<typeof doc> = [],
) {
  const source = await makeSource(editor, { title })
  const filename = kind === 'AUDIO' ? 'tape.wav' : 'note.pdf'
  const about = { kind, language: 'en', filename, shown: 'WHOLE' } as const
  const { id } = await addHolding(editor, source.id, about, bytesOf(bytes))
  if (kind === 'AUDIO')
    await addCopyText(editor, id, {
      ...{ basisId: null, language: 'en', start: 0, end: 0, compared: false },
      text: `WEBVTT\n\n00:01.000 --> 00:02.500\n${words}\n\n00:02.500 --> 00:04.000\nA curlew called.`,
    })
  const layer = await db.textLayer.findFirstOrThrow({ where: { holdingId: id }, include: { holding: true } })
  const passage = await makePassage(editor, layer, words)
  const body = doc(quotation({ chain: chainOf(source), passageId: passage.id }, words), ...more)
  const record = await makeRecord(editor, { title: `On ${title}`, content: { body } })
  const { start, end } = passage
  await makeEdition(editor, record, {
    passages: [
      {
        ...{ id: passage.id, sourceId: source.id, exact: words, before: '', after: '', locator: null },
        ...{ language: 'en', start, end, textLayerSha256: layer.sha256 },
        holding: {
          ...{ id, kind, sha256: layer.holding.sha256, obtainedFrom: '', rights: '' },
          shown: 'WHOLE',
        },
      },
    ],
  })
  // The public log has the edition by its event.
  const published = { action: 'record.publish', subjectType: 'record', subjectId: record.id } as const
  await transaction((tx) => recordEvent(tx, { actor: editor, ...published }))
  return { id, source, record, layer }
}

let note: Copied
let tape: Copied
let picture: Awaited<ReturnType<typeof addMedia>>
let sound: typeof picture
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  picture = await addMedia(
    editor,
    { filename: 'map.png', language: 'en' },
    bytesOf(await pictureOf(640, 400)),
  )
  const wav = Buffer.concat([silence(), chunk('LIST', PLACE)])
  sound = await addMedia(editor, { filename: 'tape.wav', language: 'en' }, bytesOf(wav))
  const { mediaType } = sound
  note = await quoted('a printed note', 'FACSIMILE', Buffer.from(pdfOf([`${PRIVATE} was seen.`, words])), [
    image({ sha256: picture.sha256, width: 640, height: 400 }, { warning: 'Loss' }),
    file({ sha256: sound.sha256, mediaType, size: wav.length }),
  ])
  await setMask(editor, {
    textLayerId: note.layer.id,
    start: 0,
    end: PRIVATE.length,
    kind: 'PRIVATE',
    reason: 'A name',
  })
  tape = await quoted('a tape', 'AUDIO', Buffer.concat([silence(8002), chunk('LIST', PLACE)]))
  await tellOfChange()
  await exportArchive(at('root'), { bag: false, addressOf, t: english })
})

const objectOf = (root: string, id: string) =>
  filesIn(root).filter((name) => name.includes(`urn-uuid-${id}/v1/content/`))
const jsonOf = (id: string, name: string) =>
  JSON.parse(readFileSync(objectOf(at('root'), id).find((one) => one.endsWith(name)) ?? '', 'utf8'))

const everything = (root: string) => filesIn(root).map((name) => readFileSync(name))
const contains = (root: string, text: string) => everything(root).some((bytes) => bytes.includes(text))

describe('an export has what readers get', () => {
  it('of a document: text and images of pages, not the file', () => {
    const { copies, exportedFiles } = jsonOf(note.source.id, 'source.json')
    expect(copies).toMatchObject([{ id: note.id, kind: 'FACSIMILE', recording: null }])
    const { pages } = jsonOf(note.source.id, 'text.json')
    expect(pages.map(({ text }: { text: string }) => text.trim())).toEqual(['[withheld] was seen.', words])
    const folder = `copies/${note.id}`
    expect(exportedFiles.map((one: { path: string }) => one.path)).toEqual([
      `${folder}/pages/1.webp`,
      `${folder}/pages/2.webp`,
      `${folder}/text.json`,
    ])
    expect(contains(at('root'), PRIVATE)).toBe(false)
    const hashes = everything(at('root')).map((bytes) => sha256(bytes))
    expect(hashes).not.toContain(note.layer.holding.sha256)
    for (const { sha256: stated } of exportedFiles) expect(hashes).toContain(stated)
  })

  it('of a recording: its sound without its place, and captions', () => {
    const { copies } = jsonOf(tape.source.id, 'source.json')
    const folder = `copies/${tape.id}`
    const recording = { file: `${folder}/recording.wav`, captions: `${folder}/captions.vtt` }
    expect(copies).toMatchObject([{ id: tape.id, recording }])
    const names = objectOf(at('root'), tape.source.id)
    const played = readFileSync(names.find((name) => name.endsWith('recording.wav')) ?? '')
    expect(played.length).toBe(readFileSync(mediaPath(tape.layer.holding.sha256)).length)
    expect(contains(at('root'), PLACE)).toBe(false)
    expect(contains(at('root'), 'A curlew called.')).toBe(true)
  })

  it('of a text: its images and recordings', () => {
    const { exportedFiles } = jsonOf(note.record.id, 'edition.json')
    expect(exportedFiles).toMatchObject([
      { path: `media/${picture.sha256}/960.webp`, mediaType: 'image/webp' },
      { path: `media/${sound.sha256}/file.wav`, mediaType: 'audio/wav' },
    ])
    const names = objectOf(at('root'), note.record.id)
    for (const { path: name, size, sha256: stated } of exportedFiles) {
      const bytes = readFileSync(names.find((one) => one.endsWith(name)) ?? '')
      expect([bytes.length, sha256(bytes)]).toEqual([size, stated])
    }
  })
})

it('the pages that are rebuilt show images, recordings and copies', async () => {
  const rebuilt = await rebuildPages(at('root'), at('pages'), english)
  expect(rebuilt).toMatchObject({ sources: 2, files: 6 })
  const html = (name: string) => readFileSync(at(`pages/${name}`), 'utf8')
  const record = html(`${note.record.slug}-1.html`)
  const [shown = ''] = /media\/[0-9a-f]{64}\/960\.webp/.exec(record) ?? []
  expect(existsSync(at(`pages/${shown}`))).toBe(true)
  expect(record).toMatch(/<details><summary>[^<]*Loss<\/summary>\s*<img src="media/)
  expect(record).toContain(`<audio controls preload="none" src="media/${sound.sha256}/file.wav">`)
  expect(record).toContain(`href="sources/${note.source.id}.html"`)
  expect(html(`sources/${note.source.id}.html`)).toContain(`href="../copies/${note.id}.html"`)
  expect(html(`sources/${note.source.id}.html`)).toContain(`href="../${note.record.slug}-1.html"`)
  expect(html(`copies/${note.id}.html`)).toContain(`<img src="${note.id}/pages/1.webp"`)
  expect(html(`copies/${tape.id}.html`)).toContain(`src="${tape.id}/recording.wav"`)
  expect(existsSync(at(`pages/copies/${tape.id}/recording.wav`))).toBe(true)
})

it('a file that was altered is refused by its name', async () => {
  const name = objectOf(at('root'), note.source.id).find((one) => one.endsWith('pages/1.webp')) ?? ''
  const bytes = readFileSync(name)
  writeFileSync(name, Buffer.concat([bytes, Buffer.from('x')]))
  const refused = await rebuildPages(at('root'), at('never'), english).then(
    () => '',
    (error: unknown) => (error instanceof SteleError ? summaryOf(error, english) : String(error)),
  )
  writeFileSync(name, bytes)
  expect(refused).toMatch(/pages\/1\.webp: the content was altered/)
})

it('a later export lacks what was closed or withdrawn', async () => {
  await closeRecord(editor, note.record)
  const { source } = tape
  const body = doc(p('Text. ', cite(chainOf(source))))
  await makeEdition(editor, await makeRecord(editor, { title: 'Another record', content: { body } }))
  const { obtainedFrom, rights, access, shown, note: about } = tape.layer.holding
  const was = { obtainedFrom, obtainedOn: '', rights, access, shown, note: about }
  await describeHolding(editor, tape.id, was, { ...was, access: 'RESTRICTED' })
  await tellOfChange()
  await exportArchive(at('later'), { bag: false, addressOf, t: english })
  const later = objectOf(at('later'), source.id).find((one) => one.endsWith('source.json')) ?? ''
  const { records, citing, copies, exportedFiles } = JSON.parse(readFileSync(later, 'utf8'))
  expect([records, new Set(citing).size]).toEqual([2, 2])
  expect([copies, exportedFiles]).toEqual([[], []])
  expect(contains(at('later'), 'A curlew called.')).toBe(false)
  expect(filesIn(at('later')).filter((one) => /content\/media\//.test(one))).toEqual([])
  expect(objectOf(at('later'), note.source.id)).toEqual([])
})
