import { intlTag, type Translator } from '@/lib/messages/translator'
import type { SaveStatus } from './save-status'

/** "10:42", or "3 May 2026, 10:42" for another day than `now`; in the reader's time zone. */
export function timeOf(instant: string, { locale }: Translator, now = new Date()): string {
  const at = new Date(instant)
  const isToday = at.toDateString() === now.toDateString()
  const format = new Intl.DateTimeFormat(intlTag(locale), {
    dateStyle: isToday ? undefined : 'medium',
    timeStyle: 'short',
  })
  return format.format(at)
}

const faults = (fields: Readonly<Record<string, string>>, t: Translator) =>
  Object.entries(fields)
    .map(([path, reason]) => t('editor.save.fault', { field: path.split('.')[0] ?? '', reason }))
    .join(' ')

/** The save status for the editor: what happened, what was kept, what to do. */
export function saveText(status: SaveStatus<unknown>, t: Translator): string {
  const kept = status.kept ? 'yes' : 'no'
  switch (status.kind) {
    case 'opened':
    case 'saved':
      return t('editor.save.saved', { when: timeOf(status.savedAt, t) })
    case 'changed':
    case 'saving':
      return t('editor.save.saving')
    case 'unreachable':
      return t(navigator.onLine ? 'editor.save.noAnswer' : 'editor.save.offline', { kept })
    case 'signedOut':
      return t('editor.save.signedOut', { kept })
    case 'invalid':
      return t('editor.save.refused', { reason: faults(status.fields, t), kept })
    case 'refused':
      return t('editor.save.refused', { reason: status.message, kept })
    case 'conflict': {
      const { isOwn, savedBy, savedAt } = status.current
      const values = { name: savedBy, when: timeOf(savedAt, t), kept }
      return t(isOwn ? 'editor.save.ownConflict' : 'editor.save.conflict', values)
    }
  }
}
