import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { hasPageImages } from '@/lib/holdings/page-image-types'
import { locatorsSchema } from '@/lib/holdings/schema'
import { message } from '@/lib/messages/message'
import type { PassageEvidence } from '../evidence'
import { spansOf } from '../page-spans'

/**
 * True when the passage is machine-read and the reviewer has opened, since the text was submitted, the images of its pages, or a page of the other
 * copy that their verdict names. False when the text isn't machine-read. `Invalid` on `outcome` when an image is missing: only the page says what
 * the program should have read.
 */
export async function demandPageImage(
  tx: Tx,
  actor: Actor,
  passage: PassageEvidence | null,
  holdingId: string | null,
  revisionId: string,
): Promise<boolean> {
  if (!passage?.isMachineRead) return false
  const { createdAt } = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { createdAt: true },
  })
  const copies = [passage.holding.id, ...(holdingId === null ? [] : [holdingId])]
  const views = await tx.pageView.findMany({
    where: { memberId: actor.id, holdingId: { in: copies }, at: { gte: createdAt } },
    select: { holdingId: true, page: true },
  })
  if (views.some((view) => view.holdingId !== passage.holding.id)) return true
  const { locators, holding } = await tx.textLayer.findUniqueOrThrow({
    where: { id: passage.textLayerId },
    select: { locators: true, holding: { select: { file: { select: { mediaType: true } } } } },
  })
  if (!hasPageImages(holding.file.mediaType))
    throw new Invalid({ outcome: message('review.verdictRefused.noPageImage') })
  const missing = spansOf(passage, locatorsSchema.parse(locators)).find(
    ({ page }) => !views.some((view) => view.page === page),
  )
  if (missing)
    throw new Invalid({ outcome: message('review.verdictRefused.pageImage', { page: missing.page }) })
  return true
}
