import type { Actor } from '@/lib/access'
import { reviewOf } from '@/lib/review/review'
import { requiredOf } from '@/lib/review/verdicts/aspects'
import { isVerified } from '@/lib/review/verdicts/judge'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, submit } from '@/lib/review/workflow/transitions'
import { cite, doc, hop, p, quotation } from './documents'
import { makeMember } from './members'
import { makeRecord } from './records'
import { makeHolding, makePassage, makeSource } from './sources'

/** The passage of the archive copy that `makeSubmittable` quotes. */
export const passageText = 'The bridge was closed on 3 May 1921, and 12 people did not return.'
/** The same except for one word, which a reviewer sees and the checks don't block. */
export const alteredPassageText = passageText.replace('bridge', 'crossing')
export const copyText = `Before it. ${passageText} After it.`

/** A source with an archive copy that has the passage `passageText`. */
export async function makeCited(actor: Actor, text = copyText, words = passageText) {
  const source = await makeSource(actor)
  const holding = await makeHolding(actor, source, { text })
  const passage = await makePassage(actor, holding.layer, words)
  return { source, holding, passage }
}
export type Cited = Awaited<ReturnType<typeof makeCited>>

/** A body with one verbatim quotation bound to the passage, and one cited sentence. */
export const bodyOn = (
  { source, passage }: Cited,
  words = passageText,
  ids: { quotation?: string; citation?: string } = {},
) => {
  const chain = [hop(source)]
  return doc(
    p(
      'The paper says that the bridge was closed. ',
      cite(chain, { ...(ids.citation && { id: ids.citation }), passageId: passage.id }),
    ),
    quotation(
      { ...(ids.quotation && { id: ids.quotation }), chain, passageId: passage.id, language: 'en' },
      words,
    ),
  )
}

type Options = Parameters<typeof makeRecord>[1] & { cited?: Cited }

/** A draft that can be submitted, with its source and copy. */
export async function makeSubmittable(actor: Actor, { cited, ...options }: Options = {}) {
  const ground = cited ?? (await makeCited(actor))
  const record = await makeRecord(actor, {
    ...options,
    content: { body: bodyOn(ground), ...options.content },
  })
  return { ...record, cited: ground }
}

/** The same, submitted for review. */
export async function makeSubmitted(actor: Actor, options: Options = {}) {
  const record = await makeSubmittable(actor, options)
  const { revisionId } = await submit(actor, record.id, { version: record.version })
  return { ...record, revisionId }
}

/** Verifies every required aspect that still waits for this reviewer; returns the number of verdicts. */
export async function verifyAll(reviewer: Actor, recordId: string): Promise<number> {
  const { reviewed } = await reviewOf(reviewer, recordId)
  let given = 0
  for (const subject of reviewed?.subjects ?? [])
    for (const aspect of requiredOf(subject)) {
      const now = subject.aspects.find((reviewed) => reviewed.aspect === aspect)
      if (now?.own || (now && isVerified(now.state))) continue
      await giveVerdict(reviewer, {
        recordId,
        subjectType: subject.type,
        subjectId: subject.id,
        fingerprint: subject.fingerprints[aspect],
        aspect,
        outcome: 'VERIFIED',
        note: subject.passageId ? '' : 'Seen in the reading room.',
      })
      given += 1
    }
  return given
}

/** A record whose revision was verified, by a second reviewer too where one is needed, and approved. */
export async function makeApproved(author: Actor, reviewer: Actor, options: Options = {}) {
  const record = await makeSubmitted(author, options)
  await verifyAll(reviewer, record.id)
  const { problems } = await reviewOf(reviewer, record.id)
  if (problems.length > 0) await verifyAll(await makeMember({ role: 'REVIEWER' }), record.id)
  await approve(reviewer, record.id, { revisionId: record.revisionId })
  return record
}
