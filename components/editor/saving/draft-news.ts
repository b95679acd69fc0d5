/** News about drafts between pages of this browser. `texts`: this browser kept or deleted an unsent text. */
type DraftNews = { kind: 'texts' } | { kind: 'saved'; recordId: string; version: number }

const newest = new Map<string, number>()
const listeners = new Set<(news: DraftNews) => void>()
let channel: BroadcastChannel | null = null

function receive(news: DraftNews) {
  if (news.kind === 'saved') newest.set(news.recordId, Math.max(news.version, newestVersion(news.recordId)))
  for (const listener of listeners) listener(news)
}

function openChannel(): BroadcastChannel {
  if (channel) return channel
  channel = new BroadcastChannel('stele-drafts')
  channel.onmessage = ({ data }: MessageEvent<DraftNews>) => receive(data)
  return channel
}

/** Sends news to every open page of this browser, including this one. */
export function sendNews(news: DraftNews): void {
  openChannel().postMessage(news)
  receive(news)
}

/** Calls `listener` for each piece of news; returns a function that stops this. */
export function onNews(listener: (news: DraftNews) => void): () => void {
  openChannel()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The newest version of this draft that a page of this browser is known to have saved; 0 when none is known. */
export const newestVersion = (recordId: string): number => newest.get(recordId) ?? 0
