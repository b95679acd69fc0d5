'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { searchRecords } from '@/components/api/records'
import { Button } from '@/components/ui/Button'
import { Combobox } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'

type OrderedRecord = { id: string; title: string; kind: string; isPublic: boolean }

type Props = {
  name: string
  value: readonly OrderedRecord[]
  onChange: (records: OrderedRecord[]) => void
  error?: string
}

/** The same list with the item at `from` moved to `to`; as it is where there is no such place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const [item] = items.slice(from, from + 1)
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}

/**
 * Records in an order that buttons change, or Alt with an arrow key on any of a record's controls; the focus stays on the moved record. Adds by a
 * search of titles. Sends one hidden field for each record.
 */
export function RecordOrder({ name, value, onChange, error }: Props) {
  const t = useTranslations('collections')
  const translate = useTranslator()
  const list = useRef<HTMLOListElement>(null)
  const [news, setNews] = useState('')
  const found = useRef<readonly OrderedRecord[]>([])

  function move(from: number, to: number) {
    const record = value[from]
    if (!record || to < 0 || to >= value.length) return
    onChange(moved(value, from, to))
    setNews(t('movedTo', { title: record.title, place: to + 1 }))
  }
  function press(event: KeyboardEvent, at: number) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(at, at + (event.key === 'ArrowUp' ? -1 : 1))
  }
  function remove(at: number) {
    const record = value[at]
    if (!record) return
    onChange(value.toSpliced(at, 1))
    setNews(t('removed', { title: record.title }))
    list.current?.focus()
  }
  return (
    <fieldset className="space-y-4">
      <legend className="font-medium">{t('records')}</legend>
      <p className="text-quiet">{t('orderHint')}</p>
      {error && <p className="font-medium text-alarm">{error}</p>}
      {value.length === 0 && <p className="text-quiet">{t('noRecordsYet')}</p>}
      <ol
        ref={list}
        tabIndex={-1}
        id="records"
        aria-label={t('records')}
        className="divide-y divide-line border-y border-line"
      >
        {value.map(({ id, title, kind, isPublic }, at) => (
          <li
            key={id}
            onKeyDown={(event) => press(event, at)}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2"
          >
            <input type="hidden" name={name} value={id} />
            <div className="min-w-0 grow basis-60">
              <Link href={`/desk/records/${id}`} className="link" dir="auto">
                {title}
              </Link>
              <p className="text-xs text-quiet">
                {t('recordLine', { kind: translate(kindLabel(kind)), isPublic: isPublic ? 'yes' : 'no' })}
              </p>
            </div>
            <div className="flex gap-2">
              <Button
                look="secondary"
                small
                aria-label={t('moveUp', { title })}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              >
                <span aria-hidden="true">↑</span>
              </Button>
              <Button
                look="secondary"
                small
                aria-label={t('moveDown', { title })}
                disabled={at === value.length - 1}
                onClick={() => move(at, at + 1)}
              >
                <span aria-hidden="true">↓</span>
              </Button>
              <Button look="secondary" small aria-label={t('remove', { title })} onClick={() => remove(at)}>
                <span aria-hidden="true">×</span>
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Field label={t('addRecord')} hint={t('addRecordHint')}>
        {(wired) => (
          <Combobox
            {...wired}
            value={null}
            placeholder={t('searchRecords')}
            search={async (words, signal) => {
              found.current = await searchRecords(words, signal)
              const shown = new Set(value.map(({ id }) => id))
              return found.current
                .filter(({ id }) => !shown.has(id))
                .map(({ id, title, kind, isPublic }) => ({
                  ...{ id, label: title },
                  hint: t('recordLine', {
                    kind: translate(kindLabel(kind)),
                    isPublic: isPublic ? 'yes' : 'no',
                  }),
                }))
            }}
            onChange={(pick) => {
              const record = found.current.find(({ id }) => id === pick?.id)
              if (!record) return
              onChange([...value, record])
              setNews(t('added', { title: record.title }))
            }}
          />
        )}
      </Field>
      <p role="status" className="sr-only">
        {news}
      </p>
    </fieldset>
  )
}
