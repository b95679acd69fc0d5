'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { chainText } from '@/components/citing/chain-text'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { type TimelineEvent, timelineSentence } from '@/lib/records/timeline'
import { under } from '../entries/faults'
import { useOpenDraft } from '../entries/use-open-draft'
import { TimelineEventForm } from './TimelineEventForm'
import { eventDraftOf, eventDraftSchema, newEvent } from './timeline-draft'

type Props = {
  legend: string
  value: readonly TimelineEvent[]
  onChange: (value: TimelineEvent[]) => void
  /** Error messages by their path below this field ("0.chain"). */
  errors: Readonly<Record<string, string>>
  shelf: SourceShelf
  /** The key under which an unfinished event is kept in this browser. */
  keepAs: string
}

const more = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>

/** The dated statements of an account in the editor's order. `onChange` gets complete ones only. */
export function TimelineEditor({ legend, value, onChange, errors, shelf, keepAs }: Props) {
  const t = useTranslator()
  const words = useTranslations('records')
  const [open, setOpen] = useOpenDraft(`stele-event-${keepAs}`, eventDraftSchema, shelf)
  const [removed, setRemoved] = useState<{ event: TimelineEvent; at: number } | null>(null)
  const done = (event: TimelineEvent) => {
    const exists = value.some(({ id }) => id === event.id)
    onChange(exists ? value.map((old) => (old.id === event.id ? event : old)) : [...value, event])
    setOpen(null)
  }
  const move = (index: number, step: -1 | 1) => {
    const [one, other] = [value[index], value[index + step]]
    if (one && other)
      onChange(value.map((event, at) => (at === index ? other : at === index + step ? one : event)))
  }
  const remove = (event: TimelineEvent, at: number) => {
    setRemoved({ event, at })
    onChange(value.filter(({ id }) => id !== event.id))
  }
  const putBack = () => {
    if (removed) onChange([...value.slice(0, removed.at), removed.event, ...value.slice(removed.at)])
    setRemoved(null)
  }
  const form = open && (
    <TimelineEventForm
      key={open.id}
      draft={open}
      onChange={setOpen}
      shelf={shelf}
      keepAs={keepAs}
      onDone={done}
      onCancel={() => setOpen(null)}
    />
  )
  return (
    <fieldset className="space-y-3">
      <legend className="font-medium">{legend}</legend>
      {errors[''] && <Alert tone="error" title={errors['']} />}
      <ol className="space-y-3">
        {value.map((event, index) => (
          <li key={event.id} id={`timeline-${event.id}`}>
            {open?.id === event.id ? (
              form
            ) : (
              <div className="rounded border border-line px-4 py-3">
                <p>{timelineSentence(event, t)}</p>
                <p className="text-xs text-quiet">
                  {chainText(event.chain, (id) => shelf.labelOf(id), null, t)}
                </p>
                <p className="font-medium text-alarm">{Object.values(under(String(index), errors))[0]}</p>
                <div className="mt-2 flex flex-wrap gap-2">
                  <Button
                    look="quiet"
                    small
                    onClick={() => setOpen(eventDraftOf(event))}
                    disabled={open !== null}
                  >
                    {words.rich('timeline.edit', { more })}
                  </Button>
                  <Button look="quiet" small onClick={() => move(index, -1)} disabled={index === 0}>
                    {words.rich('timeline.moveUp', { more })}
                  </Button>
                  <Button
                    look="quiet"
                    small
                    onClick={() => move(index, 1)}
                    disabled={index === value.length - 1}
                  >
                    {words.rich('timeline.moveDown', { more })}
                  </Button>
                  <Button look="quiet" small onClick={() => remove(event, index)} disabled={open !== null}>
                    {words.rich('timeline.remove', { more })}
                  </Button>
                </div>
              </div>
            )}
          </li>
        ))}
      </ol>
      {removed && (
        <Alert title={words('timeline.removed')}>
          <Button look="secondary" small onClick={putBack}>
            {words('timeline.restore')}
          </Button>
        </Alert>
      )}
      {open && !value.some(({ id }) => id === open.id) && form}
      {!open && (
        <Button look="secondary" onClick={() => setOpen(newEvent())}>
          {words('timeline.add')}
        </Button>
      )}
    </fieldset>
  )
}
