import type { SaveStatus } from './save-status'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })

/** "10:42", or "3 May 2026, 10:42" when that was not today; in the reader's time zone. */
export function timeOf(instant: string, now = new Date()): string {
  const at = new Date(instant)
  return day.format(at) === day.format(now) ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`
}

const fieldNames: Readonly<Record<string, string>> = {
  title: 'Title',
  summary: 'Summary',
  language: 'Language',
  contentWarning: 'Content warning',
  body: 'Text',
  figures: 'Figures',
  people: 'People named',
}

const faults = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([path, message]) => `${fieldNames[path.split('.')[0] ?? ''] ?? 'A field'}: ${message}`)
    .join(' ')

/** The status of the text in one or two sentences: what happened, what was kept, what to do. */
export function saveWords(status: SaveStatus<unknown>): string {
  const kept = status.kept
    ? 'Your text is kept in this browser'
    : 'Your text could not be kept in this browser: leave this page open'
  switch (status.kind) {
    case 'opened':
    case 'saved':
      return `Saved ${timeOf(status.savedAt)}`
    case 'changed':
    case 'saving':
      return 'Saving…'
    case 'unreachable':
      return `Not saved: ${navigator.onLine ? 'the server does not answer' : 'offline'}. ${kept} and will be sent.`
    case 'signedOut':
      return `Not saved: your sign-in has ended. ${kept} and will be sent when you have signed in again.`
    case 'invalid':
      return `Not saved: ${faults(status.fields)} ${kept}.`
    case 'refused':
      return `Not saved: ${status.message} ${kept}.`
    case 'conflict':
      return status.current.isOwn
        ? `Not saved: you saved another text elsewhere at ${timeOf(status.current.savedAt)}. ${kept}; both texts are shown below.`
        : `Not saved: ${status.current.savedBy} saved another text at ${timeOf(status.current.savedAt)}. ${kept}; both texts are shown below.`
  }
}
