import sharp from 'sharp'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { addHolding } from '@/lib/holdings/add'
import { startRecognition } from '@/lib/jobs/recognition'
import { runJob } from '@/lib/jobs/run'

let pictures = 0

/** A picture copy of the source without text. Import tests/support/media before. */
export async function makePicture(actor: Actor, source: { id: string }) {
  pictures += 1
  const bytes = await sharp({
    create: { width: 40 + pictures, height: 60, channels: 3, background: 'white' },
  })
    .png()
    .toBuffer()
  async function* stream() {
    yield bytes
  }
  const about = { kind: 'FACSIMILE', language: 'en', filename: `picture-${pictures}.png` } as const
  return (await addHolding(actor, source.id, about, stream())).id
}

/** Such a copy with this text as software read it, without the time that reading takes. */
export async function makeMachineRead(actor: Actor, source: { id: string }, text: string) {
  const id = await makePicture(actor, source)
  const { id: jobId } = await startRecognition(actor, { holdingId: id, languages: ['eng'] })
  await db.recognisedPage.create({
    data: {
      ...{ jobId, holdingId: id, page: 1, width: 40, height: 60, reader: 'Tesseract 5' },
      ...{ text, words: [[0, text.length, 0, 0, 40, 10, 80]] },
    },
  })
  await runJob(jobId, new AbortController().signal)
  const layer = await db.textLayer.findFirstOrThrow({ where: { holdingId: id } })
  return { id, sourceId: source.id, layer: { id: layer.id, text } }
}
