import 'server-only'
import type { z } from 'zod'
import { formatEntry, formatLocator } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import type { Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { getTranslator } from '@/lib/messages/language'
import type { Translator } from '@/lib/messages/translator'
import { consentTiers, nameDisplays } from '@/lib/records/consent/schema'
import { storedContent } from '@/lib/records/schema'
import { type Subject, subjectsOf } from '@/lib/records/subjects'
import { evidenceOf, type HeldPassage, type RecordEvidence } from './evidence'
import { type FingerprintedSubject, fingerprinted, isFresh } from './fingerprints'
import { consentOf } from './gate'
import type { HeldRecord } from './held-record'
import type { verdictSchema } from './schema'

type Verdict = z.output<typeof verdictSchema>

/**
 * A subject with what is cited for it, a line a work in the order of the chain, and what is judged besides: how its words are given, when it
 * was, the copy and its words, a line each.
 */
type ShownSubject = { wording: string; cited: string[]; besides: string[] }

/** What `Conflict.current` shows when what was judged has changed: how it stood and how it stands, null where that is not known or nothing. */
export type ChangedSubject = { judged: ShownSubject | null; now: ShownSubject | null }

/** How many earlier submissions are searched for the text that was judged. */
const EARLIER = 5

const given = (value: unknown) => (value ? 'yes' : 'no')

function copyLine({ kind, obtainedFrom, sha256 }: HeldPassage['holding'], t: Translator): string {
  return t('review.shown.copy', {
    kind: t(`labels.holding.${kind}`),
    hasOrigin: given(obtainedFrom),
    origin: obtainedFrom,
    hash: sha256.slice(0, 12),
  })
}

function besides({ date, quotation, passageId }: Subject, evidence: RecordEvidence, t: Translator): string[] {
  const passage = passageId === null ? undefined : evidence.passages.get(passageId)
  return [
    quotation && t('review.shown.mode', { mode: t(`labels.mode.${quotation.mode}`) }),
    quotation?.original && t('review.shown.original', { text: quotation.original }),
    quotation?.translator && t('review.shown.translator', { name: quotation.translator }),
    date &&
      t('review.shown.date', { verbatim: date.verbatim, isRead: given(date.edtf), edtf: date.edtf ?? '' }),
    passage ? t('review.shown.passage', { text: passage.exact }) : t('review.shown.noPassage'),
    passage && copyLine(passage.holding, t),
    ...allowed(evidence, t),
  ].flatMap((line) => line || [])
}

/** What the speaker allows, a line each; their own name is in no evidence. */
function allowed({ consent }: RecordEvidence, t: Translator): (string | null | undefined)[] {
  if (!consent) return []
  const { tier, nameDisplay, pseudonym, embargoUntil, transcriptApprovedOn, withdrawnOn } = consent
  const known = {
    tier: consentTiers.find((one) => one === tier),
    display: nameDisplays.find((one) => one === nameDisplay),
  }
  return [
    known.tier && t('review.shown.tier', { tier: t(`labels.consentTier.${known.tier}`) }),
    known.display && t('review.shown.named', { display: t(`labels.nameDisplay.${known.display}`) }),
    pseudonym && t('review.shown.pseudonym', { name: pseudonym }),
    transcriptApprovedOn && t('review.shown.approved', { day: transcriptApprovedOn }),
    embargoUntil && t('review.shown.embargo', { day: embargoUntil }),
    withdrawnOn && t('review.shown.withdrawn', { day: withdrawnOn }),
  ]
}

const shownSubject = (subject: Subject, evidence: RecordEvidence, t: Translator): ShownSubject => ({
  wording: subject.wording,
  cited: subject.chain.map(({ sourceId, locator, access }) => {
    const csl = evidence.sources.get(sourceId)?.csl ?? { id: sourceId, type: 'document' }
    return t('review.shown.cited', {
      citation: textOf(formatEntry(csl, t)),
      hasLocator: given(locator),
      locator: locator ? formatLocator(locator, t) : '',
      access: t(`labels.access.${access}`),
    })
  }),
  besides: besides(subject, evidence, t),
})

type Seen = NonNullable<Verdict['seen']>

/** The evidence with what was shown: these items for what the subject cites, and what the speaker allowed. */
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

/** The subject in the submission that waits and in those before it, the newest first. */
async function* versionsOf(tx: Tx, record: HeldRecord, verdict: Verdict, now: Subject | undefined) {
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
 * What the verdict judged, as it stood. That it is so is shown by the fingerprint: neither an earlier text nor what the form says that it
 * showed of the works is believed unless both together give it.
 */
async function judgedBefore(
  tx: Tx,
  record: HeldRecord,
  verdict: Verdict,
  now: Subject | undefined,
  t: Translator,
) {
  for await (const subject of versionsOf(tx, record, verdict, now)) {
    const evidence = await evidenceOf(tx, [subject], await consentOf(tx, record))
    for (const asSeen of verdict.seen
      ? [evidence, evidenceAsSeen(evidence, subject, verdict.seen)]
      : [evidence]) {
      const [then] = fingerprinted([subject], asSeen)
      if (then && isFresh(then, verdict.aspect, verdict.fingerprint)) return shownSubject(subject, asSeen, t)
    }
  }
  return null
}

const late = 'Your verdict was not written; look at what stands here now.'

/** The refusal of a verdict on what is no longer what its reviewer saw, with both texts as far as they are known. */
export async function verdictConflict(
  tx: Tx,
  record: HeldRecord,
  verdict: Verdict,
  { subject, evidence }: { subject: FingerprintedSubject | undefined; evidence: RecordEvidence },
): Promise<Conflict<ChangedSubject>> {
  const t = await getTranslator()
  const judged = await judgedBefore(tx, record, verdict, subject, t)
  if (!subject)
    return new Conflict('What you judged is no longer in the text that was submitted.', { judged, now: null })
  const isReworded = judged !== null && judged.wording !== subject.wording
  const rested =
    verdict.aspect === 'CONSENT' ? 'What the speaker allows' : 'A source or a copy that this rests on'
  const what = isReworded ? 'This' : rested
  return new Conflict(`${what} has changed since you opened the page. ${late}`, {
    judged,
    now: shownSubject(subject, evidence, t),
  })
}
