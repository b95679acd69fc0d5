import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { formatEntry, formatLocator } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import type { Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { ConsentTier, NameDisplay } from '@/lib/generated/prisma/enums'
import { readableAmong } from '@/lib/holdings/access'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { storedContent } from '@/lib/records/schema'
import { type Subject, subjectsOf } from '@/lib/records/subjects'
import { getTranslator } from '@/lib/settings/language'
import { evidenceOf, type PassageEvidence, type RecordEvidence } from '../evidence'
import type { verdictSchema } from '../schema'
import { consentOf } from '../workflow/gate'
import type { WorkflowRecord } from '../workflow/workflow-record'
import { type FingerprintedSubject, fingerprinted, isFresh } from './fingerprints'

type Verdict = z.output<typeof verdictSchema>

/** A subject with a line for each source of its chain, and lines for what else is checked: mode, date, passage, copy and consent. */
type ShownSubject = { wording: string; cited: string[]; besides: string[] }

/** `Conflict.current` when what was checked has changed: the earlier and the current subject; null where unknown or removed. */
type ChangedSubject = { reviewed: ShownSubject | null; now: ShownSubject | null }

/** The number of earlier submissions that are searched for the text that was checked. */
const EARLIER = 5

function copyLine({ kind, obtainedFrom, sha256 }: PassageEvidence['holding'], t: Translator): string {
  const values = { kind: message(`labels.holding.${kind}`), hash: sha256.slice(0, 12) }
  return obtainedFrom
    ? t('review.shown.copyFrom', { ...values, from: obtainedFrom })
    : t('review.shown.copy', values)
}

type Shown = { t: Translator; actor: Actor; tx: Tx }

const isReadable = async ({ holding }: PassageEvidence, { actor, tx }: Shown) =>
  (await readableAmong(tx, actor, [holding.id])).has(holding.id)

async function besides(
  { date, quotation, passageId }: Subject,
  evidence: RecordEvidence,
  shown: Shown,
): Promise<string[]> {
  const { t } = shown
  const passage = passageId === null ? undefined : evidence.passages.get(passageId)
  return [
    quotation && t('review.shown.mode', { mode: message(`labels.mode.${quotation.mode}`) }),
    quotation?.original && t('review.shown.original', { text: quotation.original }),
    quotation?.translator && t('review.shown.translator', { name: quotation.translator }),
    date &&
      (date.edtf
        ? t('review.shown.dateRead', { date: date.verbatim, edtf: date.edtf })
        : t('review.shown.date', { date: date.verbatim })),
    passage === undefined && t('review.shown.noPassage'),
    passage && (await isReadable(passage, shown)) && t('review.shown.passage', { text: passage.exact }),
    passage && copyLine(passage.holding, t),
    ...allowed(evidence, t),
  ].flatMap((line) => line || [])
}

/** The speaker's consent, one line for each term. The evidence never contains their name. */
function allowed({ consent }: RecordEvidence, t: Translator): (string | null | undefined)[] {
  if (!consent) return []
  const { tier, nameDisplay, pseudonym, embargoUntil, transcriptApprovedOn, withdrawnOn } = consent
  const [knownTier, knownDisplay] = [tierSchema.safeParse(tier), displaySchema.safeParse(nameDisplay)]
  return [
    knownTier.success
      ? t('review.shown.tier', { tier: message(`labels.consentTier.${knownTier.data}`) })
      : null,
    knownDisplay.success
      ? t('review.shown.nameDisplay', { display: message(`labels.nameDisplay.${knownDisplay.data}`) })
      : null,
    pseudonym && t('review.shown.pseudonym', { name: pseudonym }),
    transcriptApprovedOn && t('review.shown.approvedOn', { date: transcriptApprovedOn }),
    embargoUntil && t('review.shown.embargo', { date: embargoUntil }),
    withdrawnOn && t('review.shown.withdrawnOn', { date: withdrawnOn }),
  ]
}

const tierSchema = z.enum(ConsentTier)
const displaySchema = z.enum(NameDisplay)

/** Without the passage of a copy that the actor can't read. */
const shownSubject = async (
  subject: Subject,
  evidence: RecordEvidence,
  shown: Shown,
): Promise<ShownSubject> => ({
  wording: subject.wording,
  cited: subject.chain.map(({ sourceId, locator, access }) => {
    const csl = evidence.sources.get(sourceId)?.csl ?? { id: sourceId, type: 'document' }
    const { t } = shown
    const values = { entry: textOf(formatEntry(csl, t)), access: message(`labels.access.${access}`) }
    return locator
      ? t('review.shown.citedAt', { ...values, locator: formatLocator(locator, t) })
      : t('review.shown.cited', values)
  }),
  besides: await besides(subject, evidence, shown),
})

type Seen = NonNullable<Verdict['seen']>

/** The evidence as shown: these items for the cited sources, and the consent at that time. */
function evidenceAsSeen(
  evidence: RecordEvidence,
  { chain }: Subject,
  { works, consent }: Seen,
): RecordEvidence {
  const sources = new Map(evidence.sources)
  chain.forEach(({ sourceId }, index) => {
    const [source, csl] = [sources.get(sourceId), works[index]]
    if (source && csl) sources.set(sourceId, { ...source, csl })
  })
  return { ...evidence, sources, consent: evidence.consent && consent }
}

/** The subject in the current submission and in earlier ones, newest first. */
async function* versionsOf(tx: Tx, record: WorkflowRecord, verdict: Verdict, now: Subject | undefined) {
  if (now) yield now
  const submitted = await tx.transition.findMany({
    where: {
      recordId: record.id,
      action: { in: ['SUBMIT', 'CORRECT'] },
      revisionId: { not: record.submittedId },
    },
    orderBy: { at: 'desc' },
    take: EARLIER,
    select: { revision: { select: { content: true } } },
  })
  for (const { revision } of submitted) {
    const content = revision && storedContent(record.kind, revision.content)
    const subject =
      content &&
      subjectsOf(record.kind, content).find(
        ({ type, id }) => type === verdict.subjectType && id === verdict.subjectId,
      )
    if (subject) yield subject
  }
}

/**
 * The text and evidence of the verdict. The fingerprint proves it: an earlier text, or the descriptions that the form sent, only count if
 * together they have that fingerprint.
 */
async function reviewedBefore(
  record: WorkflowRecord,
  verdict: Verdict,
  now: Subject | undefined,
  shown: Shown,
) {
  const { tx } = shown
  for await (const subject of versionsOf(tx, record, verdict, now)) {
    const evidence = await evidenceOf(tx, [subject], await consentOf(tx, record))
    for (const asSeen of verdict.seen
      ? [evidence, evidenceAsSeen(evidence, subject, verdict.seen)]
      : [evidence]) {
      const [then] = fingerprinted([subject], asSeen)
      if (then && isFresh(then, verdict.aspect, verdict.fingerprint))
        return shownSubject(subject, asSeen, shown)
    }
  }
  return null
}

/** Refuses a verdict on something that has changed since the reviewer saw it, with both texts where they are known. */
export async function verdictConflict(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  verdict: Verdict,
  { subject, evidence }: { subject: FingerprintedSubject | undefined; evidence: RecordEvidence },
): Promise<Conflict<ChangedSubject>> {
  const shown = { tx, actor, t: await getTranslator() }
  const reviewed = await reviewedBefore(record, verdict, subject, shown)
  if (!subject) return new Conflict(message('review.verdictRefused.removed'), { reviewed, now: null })
  const isReworded = reviewed !== null && reviewed.wording !== subject.wording
  const otherChange = verdict.aspect === 'CONSENT' ? 'CONSENT' : 'SOURCE'
  return new Conflict(message('review.verdictRefused.changed', { what: isReworded ? 'TEXT' : otherChange }), {
    reviewed,
    now: await shownSubject(subject, evidence, shown),
  })
}
