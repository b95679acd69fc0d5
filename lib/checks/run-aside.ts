import { inThread, LimitReached } from '@/lib/workers/threads'
import { type CheckInput, type CheckReport, checks, runChecks } from '.'

/** Up to this size checks take a few milliseconds; of the texts that are made to be slow, at most some twenty. */
const LARGE = 4_000
/** The text of a copy is only folded and searched. */
const COPY_WEIGHT = 0.1
const SECONDS = 20

const inAThread = inThread<CheckInput, CheckReport>('lib/checks/thread.ts', SECONDS)

const lengthOf = (texts: Iterable<string>) => [...texts].reduce((sum, text) => sum + text.length, 0)

function sizeOf({ texts, subjects, passages, copies }: CheckInput): number {
  const layers = new Set([
    ...[...passages.values()].flatMap(({ layer }) => layer ?? []),
    ...[...copies.values()].flat().flatMap(({ layer }) => layer ?? []),
  ])
  const own = lengthOf(texts.map(({ text }) => text)) + lengthOf(subjects.map(({ wording }) => wording))
  return own + COPY_WEIGHT * lengthOf([...layers].map(({ text }) => text))
}

/**
 * Runs all checks: a large input in a thread, so that it doesn't stop the server. When a limit ends that, every check counts as crashed, which
 * blocks publishing. `who` asks; members take turns.
 */
export async function runChecksAside(who: string, input: CheckInput): Promise<CheckReport> {
  if (sizeOf(input) < LARGE) return runChecks(input)
  try {
    return await inAThread(who, input)
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    const crashed = checks.map(({ id }) => ({
      check: id,
      message: error.message,
    }))
    return { ran: [], notApplicable: [], crashed, findings: [] }
  }
}
