import 'server-only'
import { isRecordingKind } from '@/lib/holdings/recording-kinds'
import type { Range } from '@/lib/text/masked-ranges'
import type { ShownPassage, ShownSnapshot } from '../masking/masked-edition'
import { openedCopy } from './opened'
import { cuesOfPassage, momentOf, type PublicRecording, recordingOf } from './recording'

/** When a passage of a recording is said, with the words around it, for a player beside what a record makes of it. */
export type Moment = {
  source: string
  holding: string
  /** That of the source. */
  title: string
  recording: PublicRecording
  /** True where something else in the recording than this passage is behind a warning. */
  isWarnedBeside: boolean
}

/** Recordings that the page of a record plays. The others have their own pages, which its evidence leads to. */
const MOST_PLAYED = 10

/**
 * The moments of recordings that the passages of an edition are, by passage, as masks, warnings and rights let readers hear them now. Only of
 * recordings that are played and whose text has times. No query for an edition without recordings.
 */
export async function momentsOf({
  passages,
}: Pick<ShownSnapshot, 'passages'>): Promise<ReadonlyMap<string, Moment>> {
  const said = passages.filter(({ holding }) => holding.shown === 'WHOLE' && isRecordingKind(holding.kind))
  const copies = [...Map.groupBy(said, ({ sourceId, holding }) => `${sourceId} ${holding.id}`).values()]
  const found = new Map<string, Moment>()
  for (const of of copies.slice(0, MOST_PLAYED))
    for (const [id, moment] of await momentsIn(of)) found.set(id, moment)
  return found
}

async function momentsIn(passages: readonly ShownPassage[]): Promise<[string, Moment][]> {
  const [first] = passages
  const opened = first && (await openedCopy(first.sourceId, first.holding.id))
  const recording = opened && (await recordingOf(opened, null))
  if (!opened || !recording?.isPlayed) return []
  const { source, holding, layer } = opened
  const title = String(source.csl.title ?? '')
  return passages.flatMap((passage): [string, Moment][] => {
    // A passage of an earlier text of the copy has other places.
    const part = passage.textLayerSha256 === layer.sha256 && partOf(recording, passage)
    if (!part) return []
    const uses = (recording.cues ?? []).flatMap(({ pieces }) => pieces.flatMap(({ used }) => used ?? []))
    const isWarnedBeside =
      recording.warnings.length > 0 ||
      recording.isWarnedElsewhere ||
      uses.some(({ isOpen, passageId }) => !isOpen && passageId !== passage.id)
    return [[passage.id, { source: source.id, holding: holding.id, title, recording: part, isWarnedBeside }]]
  })
}

/** The recording from the first to the last words of a passage; null for a text without times. */
function partOf(recording: PublicRecording, passage: Range): PublicRecording | null {
  const cues = cuesOfPassage(recording.cues ?? [], passage)
  const at = momentOf(cues)
  return at && { ...recording, cues, at }
}
