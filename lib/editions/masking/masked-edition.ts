import { type HoldingShown, holdingShown, showsAround } from '@/lib/holdings/schema'
import type { LayerSpan } from '@/lib/holdings/spans'
import { joinedWarnings } from '@/lib/text/content-warnings'
import { mapQuotations, withoutHiddenQuotations } from '@/lib/text/masked-quotations'
import { cutRanges, mergedRanges, placeInCut, type Range, touches, WITHHELD } from '@/lib/text/masked-ranges'
import type { Snapshot, SnapshotPassage } from '../schema'
import { passagesOfSubjects } from './content'
import type { ActiveMask } from './schema'

/** The spans of each part of a passage as readers see it, with offsets from the start of that part. */
export type Looks = Readonly<Record<'before' | 'exact' | 'after', LayerSpan[]>>

/** A passage as readers see it; with a warning, its text and context are behind it. */
export type ShownPassage = SnapshotPassage & { warning: string | null; looks: Looks }

/** A snapshot as readers see it. */
export type ShownSnapshot = Omit<Snapshot, 'passages'> & { passages: ShownPassage[] }

/** The masks on the text of a passage: where they touch it with its context, and where they touch the passage itself. */
type Masked = {
  hidden: Range[]
  hidesWindow: boolean
  hidesExact: boolean
  warning: string | null
  folds: boolean
}

/** Where the spans are in the text that masks leave of a passage. None where a name was erased in it: its text has other positions then. */
function looksOf(passage: SnapshotPassage, hidden: readonly Range[], mark: string): Looks {
  const { start, end, before, exact, after, spans = [] } = passage
  if (spans.length === 0 || !isAsItWas(passage)) return { before: [], exact: [], after: [] }
  const within = (text: string, offset: number) =>
    spans.flatMap(({ kind, ...stretch }) => {
      const place = placeInCut(text, offset, hidden, mark, stretch)
      return place ? [{ kind, ...place }] : []
    })
  return {
    before: within(before, start - before.length),
    exact: within(exact, start),
    after: within(after, end),
  }
}

/** True when the text has the positions of the copy: no name was erased in it. */
const isAsItWas = ({ start, end, exact, before, after }: SnapshotPassage) =>
  (exact === '' || exact.length === end - start) && !`${before}${after}`.includes(WITHHELD)

/** The hidden ranges of the text. All around a passage in which a name was erased: the positions in it aren't those of the text any more. */
function hiddenIn(passage: SnapshotPassage, hidden: Range[]): Range[] {
  if (isAsItWas(passage) || hidden.length === 0) return hidden
  const { start, end, exact, before, after } = passage
  return [{ start: start - before.length, end: end + after.length + exact.length }]
}

function maskedBy(passage: SnapshotPassage, masks: readonly ActiveMask[], ofRecord: unknown): Masked {
  const { start, end, before, after, textLayerSha256 } = passage
  const around = { start: start - before.length, end: end + after.length }
  const here = masks.filter(({ textSha256 }) => textSha256 === textLayerSha256)
  const hidden = hiddenIn(passage, mergedRanges(here.filter(({ kind }) => kind === 'PRIVATE')))
  // No second warning with the same words as one that hides the whole text.
  const graphic = here.filter(
    (mask) => mask.kind === 'GRAPHIC' && mask.reason !== ofRecord && touches(mask, around),
  )
  return {
    hidden,
    hidesWindow: hidden.some((range) => touches(range, around)),
    hidesExact: hidden.some((range) => touches(range, passage)),
    warning: joinedWarnings(graphic.map(({ reason }) => reason)) || null,
    folds: graphic.some((mask) => touches(mask, passage)),
  }
}

function withheldPassage(passage: SnapshotPassage, { hidden }: Masked, mark: string): SnapshotPassage {
  // A hash of the whole text could be used to test a guess at what is withheld.
  if (hidden.length === 0) return passage
  const { before, exact, after, start, end, holding } = passage
  return {
    ...passage,
    before: cutRanges(before, start - before.length, hidden, mark),
    exact: cutRanges(exact, start, hidden, mark),
    after: cutRanges(after, end, hidden, mark),
    textLayerSha256: '',
    holding: { ...holding, sha256: '' },
  }
}

/**
 * What PRIVATE masks leave of a snapshot: `mark` instead of the masked text in passages and their context, in quotations and originals bound to
 * the range, in corrections of them, and instead of notes of reviewers on what cites it.
 */
function withheld(snapshot: Snapshot, masked: ReadonlyMap<string, Masked>, mark: string): Snapshot {
  if ([...masked.values()].every(({ hidden }) => hidden.length === 0)) return snapshot
  const passages = new Map(snapshot.passages.map((passage) => [passage.id, passage]))
  const cited = passagesOfSubjects(snapshot.content)
  const some = (subjectId: string, of: (masks: Masked) => boolean) =>
    (cited.get(subjectId) ?? []).some((id) => {
      const masks = masked.get(id)
      return masks !== undefined && of(masks)
    })
  const hidden = new Map([...masked].map(([id, masks]) => [id, masks.hidden]))
  const body = withoutHiddenQuotations(snapshot.content.body, passages, hidden, mark)
  return {
    ...snapshot,
    content: { ...snapshot.content, body },
    passages: snapshot.passages.map((passage) => {
      const masks = masked.get(passage.id)
      return masks ? withheldPassage(passage, masks, mark) : passage
    }),
    verdicts: snapshot.verdicts.map((verdict) =>
      verdict.note && some(verdict.subjectId, ({ hidesWindow }) => hidesWindow)
        ? { ...verdict, note: mark }
        : verdict,
    ),
    corrections: snapshot.corrections.map((correction) =>
      some(correction.subjectId, ({ hidesExact }) => hidesExact)
        ? { ...correction, from: correction.from && mark, to: correction.to && mark }
        : correction,
    ),
  }
}

const stricter = (one: HoldingShown, other: HoldingShown): HoldingShown =>
  holdingShown[Math.max(holdingShown.indexOf(one), holdingShown.indexOf(other))] ?? 'NOTHING'

/**
 * The snapshot without the text of copies that readers can no longer see, by their present setting. A setting that opens more changes nothing: the
 * edition has no more.
 */
function narrowed(snapshot: Snapshot, copies: ReadonlyMap<string, HoldingShown>): Snapshot {
  const passages = snapshot.passages.map((passage) => {
    const { holding } = passage
    const shown = stricter(holding.shown, copies.get(holding.id) ?? holding.shown)
    if (shown === holding.shown) return passage
    if (showsAround(shown)) return { ...passage, holding: { ...holding, shown } }
    const alone = { ...passage, before: '', after: '', holding: { ...holding, shown } }
    return shown === 'NOTHING'
      ? { ...alone, exact: '', textLayerSha256: '', holding: { ...alone.holding, sha256: '' } }
      : alone
  })
  return passages.every((passage, index) => passage === snapshot.passages[index])
    ? snapshot
    : { ...snapshot, passages }
}

/** The looks of the parts that are still shown. */
const looksLeft = ({ before, exact, after }: SnapshotPassage, looks: Looks | undefined): Looks => ({
  before: before === '' ? [] : (looks?.before ?? []),
  exact: exact === '' ? [] : (looks?.exact ?? []),
  after: after === '' ? [] : (looks?.after ?? []),
})

/** The snapshot with GRAPHIC ranges behind a content warning: their passages, and quotations bound to them. */
function folded(
  snapshot: Snapshot,
  masked: ReadonlyMap<string, Masked>,
  looks: ReadonlyMap<string, Looks>,
): ShownSnapshot {
  const passages = snapshot.passages.map((passage) => ({
    ...passage,
    warning: masked.get(passage.id)?.warning ?? null,
    looks: looksLeft(passage, looks.get(passage.id)),
  }))
  if (![...masked.values()].some(({ folds }) => folds)) return { ...snapshot, passages }
  const body = mapQuotations(snapshot.content.body, (node, attrs, isWarned) => {
    const masks = masked.get(String(attrs.passageId))
    if (!masks?.folds || masks.warning === null || isWarned) return node
    return { type: 'sensitive', attrs: { warning: masks.warning }, content: [node] }
  })
  return { ...snapshot, passages, content: { ...snapshot.content, body } }
}

/**
 * An edition under the masks that apply now, and with no more of each copy than readers can see now (`copies`, by id): the one function through
 * which everything public reads an edition. `withheld` has the parts of the snapshot where they were, with `mark` instead of what is PRIVATE;
 * `shown` also has what is GRAPHIC behind warnings.
 */
export function maskedEdition(
  snapshot: Snapshot,
  masks: readonly ActiveMask[],
  mark: string,
  copies: ReadonlyMap<string, HoldingShown> = new Map(),
): { withheld: Snapshot; shown: ShownSnapshot } {
  const { contentWarning, warningIsNotice } = snapshot.content
  const masked = new Map(
    snapshot.passages.map((passage) => [
      passage.id,
      maskedBy(passage, masks, warningIsNotice ? null : contentWarning),
    ]),
  )
  const looks = new Map(
    snapshot.passages.map((passage) => [
      passage.id,
      looksOf(passage, masked.get(passage.id)?.hidden ?? [], mark),
    ]),
  )
  const kept = narrowed(withheld(snapshot, masked, mark), copies)
  return { withheld: kept, shown: folded(kept, masked, looks) }
}
