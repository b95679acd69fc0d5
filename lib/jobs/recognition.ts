import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Invalid } from '@/lib/errors'
import type { ExtractionReport } from '@/lib/holdings/extraction-report'
import { hasPageImages } from '@/lib/holdings/page-image-types'
import { recognitionLanguages } from '@/lib/holdings/recognition/languages'
import { type Given, parseInput, type Unchecked } from '@/lib/input'
import { issue, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { pagesToRead } from '@/lib/relocation/recognised-pages'
import { countPages, pagedCopy } from '@/lib/relocation/recognised-text'
import type { LayerPage } from '@/lib/text/passage-position'
import { startJob } from './commands'
import { jobsFor } from './queries'

const KIND = 'recognise'

const recognitionSchema = z.strictObject({
  holdingId: z.uuid(),
  /** Tesseract codes, the main language first. */
  languages: z
    .array(z.string(), issue('holdings.recognition.languageMissing'))
    .min(1, issue('holdings.recognition.languageMissing'))
    .max(4, issue('holdings.recognition.manyLanguages')),
  /** True to read machine-read pages again. */
  again: z.boolean().default(false),
})

/**
 * Starts the job that reads the text of the pages of a copy that have none. `Invalid` for languages whose data isn't installed and when there is
 * nothing to read, `Conflict` while such a job runs for the copy.
 */
export async function startRecognition(
  actor: Actor,
  input: Given<typeof recognitionSchema> | Unchecked,
): Promise<{ id: string }> {
  const { holdingId, languages, again } = parseInput(recognitionSchema, input)
  const { path, mediaType, filename, basis } = await pagedCopy(actor, holdingId)
  const installed = new Set((await recognitionLanguages()).map(({ code }) => code))
  if (!languages.every((code) => installed.has(code)))
    throw new Invalid({ languages: message('holdings.recognition.notInstalled') })
  if (pagesToRead(basis, await countPages(actor, path, mediaType), again).length === 0)
    throw new Invalid({ '': message('holdings.recognition.nothing') })
  const open = await db.job.count({ where: { kind: KIND, subjectId: holdingId, endedAt: null } })
  if (open > 0) throw new Conflict(message('holdings.recognition.running'))
  return startJob(actor, {
    ...{ kind: KIND, name: filename, subjectId: holdingId },
    input: { holdingId, languages, again },
  })
}

type Copy = {
  id: string
  file: { mediaType: string }
  textLayers: readonly { origin: string; locators: readonly LayerPage[]; report: ExtractionReport | null }[]
}

/** What the page of a copy shows of reading it by machine; null for copies without pages, and for members who can't start it. */
export async function recognitionOf(actor: Actor, { id, file, textLayers: [layer] }: Copy, t: Translator) {
  if (!can(actor, 'writeAll') || !hasPageImages(file.mediaType)) return null
  const isCorrected = layer?.origin === 'HUMAN'
  return {
    pagesWithoutText: layer ? layer.locators.filter(({ start, end }) => end <= start).length : null,
    hasMachineRead:
      !isCorrected &&
      (layer?.origin === 'OCR' ||
        (layer?.report?.findings ?? []).some(({ kind }) => kind === 'MACHINE_READ')),
    languages: await recognitionLanguages(),
    jobs: await jobsFor(actor, { kind: KIND, subjectId: id }, t),
  }
}
