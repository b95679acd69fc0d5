import { isPublic } from './public-events'

/** An event of the log, as far as it says what readers see differently. */
export type Change = { id: bigint; action: string; subjectType: string; subjectId: string }

/** What happened: these public events, or so much that anything can have changed. */
export type News = readonly Change[] | 'ANYTHING'

type Known = {
  /** Rises with each piece of news. */
  generation: number
  /** Rises when a page is rendered with values that may be out of date, because the database did not answer. */
  doubts: number
  /** Events of this process that its reading of the log has still to pass, and the number that it has read to. */
  own: Set<bigint>
  readTo: bigint
  listeners: Set<(news: News) => void>
}

// One for the process: the web server, the proxy and the pages are loaded separately.
const shared = globalThis as typeof globalThis & { steleChanges?: Known }
shared.steleChanges ??= { generation: 0, doubts: 0, own: new Set(), readTo: 0n, listeners: new Set() }
const known = shared.steleChanges

/** A number that rises whenever this process learns that readers see something differently. What was read at a lower one can be stale. */
export const generation = (): number => known.generation

/** A number that rises whenever a page is rendered with values that may be out of date. */
export const doubts = (): number => known.doubts

/** Says that a page is being rendered with a value that may be out of date. */
export function doubt(): void {
  known.doubts += 1
}

/** Calls `listener` with all news from now on, before anything that reads after it; gives back how to end that. */
export function onNews(listener: (news: News) => void): () => void {
  known.listeners.add(listener)
  return () => void known.listeners.delete(listener)
}

function tell(news: News): void {
  known.generation += 1
  for (const listener of known.listeners) listener(news)
}

/** Passes on events that this process committed itself, right after the commit. */
export function learnOwn(events: readonly Change[]): void {
  const news = events.filter(({ id, action }) => id > known.readTo && isPublic(action))
  if (news.length === 0) return
  if (known.readTo > 0n) for (const { id } of news) known.own.add(id)
  tell(news)
}

/** Passes on what was read in the log, up to the event of this number; events of this process were passed on already. */
export function learn(read: News, readTo: bigint): void {
  known.readTo = readTo
  const news =
    read === 'ANYTHING' ? read : read.filter(({ id, action }) => isPublic(action) && !known.own.delete(id))
  if (news === 'ANYTHING') known.own.clear()
  if (news.length > 0) tell(news)
}
