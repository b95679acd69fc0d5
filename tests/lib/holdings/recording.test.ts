import '@/tests/support/database'
import '@/tests/support/media'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, test, vi } from 'vitest'
import { playableOf } from '@/app/api/download'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { createPassage } from '@/lib/holdings/passages'
import { readRecording, transcriptOf } from '@/lib/holdings/recording'
import { addCopyText } from '@/lib/relocation/copy-text'
import { makeHolding, makeMember, makeSource } from '@/tests/support/factories'
import { bytesOf } from '@/tests/support/pictures'
import { silence } from '@/tests/support/recordings'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})

async function makeRecording(access: 'PUBLIC_IN_CONTEXT' | 'RESTRICTED' = 'PUBLIC_IN_CONTEXT') {
  const source = await makeSource(editor)
  const about = { kind: 'AUDIO', language: 'en', filename: 'tape.wav', access } as const
  return addHolding(editor, source.id, about, bytesOf(silence()))
}

test('a recording is played from anywhere in it', async () => {
  const { id } = await makeRecording()
  const part = playableOf(await readRecording(editor, id, 'bytes=0-3'))
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe('bytes 0-3/8044')
  expect(part.headers.get('content-type')).toBe('audio/wav')
  expect(await part.text()).toBe('RIFF')
  const whole = await readRecording(editor, id, null)
  expect(whole).toMatchObject({ part: null, size: 8044 })
  if (whole.stream) await text(whole.stream)
  const beyond = playableOf(await readRecording(editor, id, 'bytes=9000-'))
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */8044'])
})

test('only recordings are played, and only by who can read them', async () => {
  const source = await makeSource(editor)
  const holding = await makeHolding(editor, source, { text: 'A text.' })
  expect(await rejection(readRecording(editor, holding.id, null))).toBeInstanceOf(NotFound)
  const { id } = await makeRecording('RESTRICTED')
  expect(await rejection(readRecording(editor, id, null))).toBeInstanceOf(NotFound)
  expect(await rejection(transcriptOf(editor, id))).toBeInstanceOf(NotFound)
})

test('a look at a restricted recording is logged, wherever it begins', async () => {
  const { id } = await makeRecording('RESTRICTED')
  const [publisher, other] = [await makeMember({ role: 'PUBLISHER' }), await makeMember({ role: 'ADMIN' })]
  const logged = () => db.event.count({ where: { subjectId: id, action: 'holding.read' } })
  const play = async (actor: Actor, range: string) =>
    (await readRecording(actor, id, range)).stream?.destroy()
  await play(publisher, 'bytes=9000-')
  expect(await logged()).toBe(0)
  await play(publisher, 'bytes=1-')
  expect(await logged()).toBe(1)
  // Jumping within it is the same look.
  for (const range of ['bytes=0-9', 'bytes=10-19']) await play(publisher, range)
  expect(await logged()).toBe(1)
  await play(other, 'bytes=10-19')
  expect(await logged()).toBe(2)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
  try {
    await play(publisher, 'bytes=10-19')
  } finally {
    vi.useRealTimers()
  }
  expect(await logged()).toBe(3)
})

test('typed captions divide its text, and a passage has a time range', async () => {
  const { id } = await makeRecording()
  expect(await transcriptOf(editor, id)).toBeNull()
  const captions = 'WEBVTT\n\n00:01.000 --> 00:02.000\nWe left.\n\n00:02.000 --> 00:04.000\nIt was night.'
  await addCopyText(editor, id, {
    basisId: null,
    language: 'en',
    start: 0,
    end: 0,
    text: captions,
    compared: false,
  })
  const transcript = await transcriptOf(editor, id)
  expect(transcript?.cues.map(({ start, text }) => [start, text])).toEqual([
    [1, 'We left.'],
    [2, 'It was night.'],
  ])
  const [first, second] = transcript?.cues ?? []
  const { id: textLayerId } = await db.textLayer.findFirstOrThrow({ where: { holdingId: id } })
  const passage = await createPassage(editor, { textLayerId, start: first?.from ?? 0, end: second?.to ?? 0 })
  expect(passage).toMatchObject({ locatorLabel: 'timestamp', locatorValue: '00:00:01–00:00:02' })
})
