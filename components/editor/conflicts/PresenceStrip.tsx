import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { timeOf } from '../saving/save-messages'
import type { EditorPresence } from './use-presence'

/** The members who read this draft at the same time. Renders nothing when there are none. */
export function AlsoOpen({ others, writer }: EditorPresence) {
  const t = useTranslator()
  const readers = others.filter(({ id }) => id !== writer?.id)
  if (readers.length === 0) return null
  return (
    <p role="status" className="text-quiet">
      {t('editor.presence.also', { names: readers.map(({ name }) => name) })}
    </p>
  )
}

/** Says that another member writes in this draft now, in sight wherever one reads, and lets the reader take over. */
export function PresenceStrip({ writer, isTaken, takeOver }: EditorPresence) {
  const t = useTranslator()
  if (!writer) return null
  const values = { name: writer.name, when: timeOf(writer.since, t) }
  return (
    <div className="editor-problem">
      <Alert title={t(isTaken ? 'editor.presence.taken' : 'editor.presence.writes', values)}>
        <p>{t(isTaken ? 'editor.presence.takenHint' : 'editor.presence.writesHint', values)}</p>
        <Button look="secondary" small onClick={takeOver}>
          {t('editor.presence.takeOver')}
        </Button>
      </Alert>
    </div>
  )
}
