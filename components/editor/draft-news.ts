/** What pages of this browser tell each other about drafts. `texts`: a text was kept in this browser or forgotten. */
export type DraftNews = { kind: 'texts' } | { kind: 'saved'; recordId: string; version: number }

const newest = new Map<string, number>()
const listeners = new Set<(news: DraftNews) => void>()
let channel: BroadcastChannel | null = null

function hear(news: DraftNews) {
  if (news.kind === 'saved') newest.set(news.recordId, Math.max(news.version, newestVersion(news.recordId)))
  for (const listener of listeners) listener(news)
}

function openChannel(): BroadcastChannel {
  if (channel) return channel
  channel = new BroadcastChannel('stele-drafts')
  channel.onmessage = ({ data }: MessageEvent<DraftNews>) => hear(data)
  return channel
}

/** Tells every open page of this browser, this one included. */
export function tellNews(news: DraftNews): void {
  openChannel().postMessage(news)
  hear(news)
}

/** Calls `listener` for all news from now on; returns how to stop. */
export function onNews(listener: (news: DraftNews) => void): () => void {
  openChannel()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The newest version of this draft that a page of this browser is known to have saved; 0 when none is known. */
export const newestVersion = (recordId: string): number => newest.get(recordId) ?? 0
