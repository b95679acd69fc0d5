'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { searchRecords } from '@/components/api/records'
import { searchSources } from '@/components/api/sources'
import { isFocusTaken } from '@/components/ui/Dialog'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { DeskArea } from './areas'
import { usePageKeys } from './page-keys'

type Entry = { id: string; label: string; hint?: string; take: () => void }
type Found = { records: Entry[]; sources: Entry[] }
type Group = { value: 'page' | 'goTo' | 'records' | 'sources'; items: Entry[] }

const nothing: Found = { records: [], sources: [] }
/** Milliseconds after the last key. */
const pause = 120

/** True when each typed word begins a word of the label. */
const fits = (label: string, typed: string) => {
  const words = label.toLocaleLowerCase().split(/\s+/)
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)))
}

type Props = {
  open: boolean
  onClose: () => void
  areas: readonly DeskArea[]
  /** Lists the keyboard shortcuts. */
  onKeys: () => void
}

/** One field for everything that can be done here and every page of the desk: commands of the page, areas, records and sources. */
export function CommandPalette({ open, onClose, ...rest }: Props) {
  const t = useTranslations('desk.palette')
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => isOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Popup
          aria-label={t('title')}
          finalFocus={() => !isFocusTaken()}
          className="fixed inset-x-0 top-[12dvh] z-50 mx-auto w-[calc(100%-2rem)] max-w-xl rounded border border-edge bg-paper text-ink outline-none"
        >
          {open && <Palette onClose={onClose} {...rest} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function useFound(typed: string, go: (href: string) => void): { found: Found; isAsking: boolean } {
  const [found, setFound] = useState<Found & { typed: string | null }>({ ...nothing, typed: null })
  const latest = useRef(go)
  latest.current = go
  const translator = useTranslator()
  const translate = useRef(translator)
  translate.current = translator
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const timer = setTimeout(async () => {
      const none = () => []
      const [records, sources] = await Promise.all([
        searchRecords(typed, signal).catch(none),
        typed.trim() ? searchSources(typed, signal).catch(none) : [],
      ])
      if (signal.aborted) return
      setFound({
        typed,
        records: records.slice(0, 8).map(({ id, title, kind, isInText }) => ({
          id: `record-${id}`,
          label: title,
          hint: translate.current('desk.palette.record', {
            kind: translate.current(kindLabel(kind)),
            isInText: isInText ? 'yes' : 'no',
          }),
          take: () => latest.current(`/desk/records/${id}`),
        })),
        sources: sources.slice(0, 8).map(({ id, title, label }) => ({
          id: `source-${id}`,
          label: title,
          hint: label,
          take: () => latest.current(`/desk/sources/${id}`),
        })),
      })
    }, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [typed])
  return { found, isAsking: found.typed !== typed }
}

function Palette({ onClose, areas, onKeys }: Omit<Props, 'open'>) {
  const t = useTranslations('desk')
  const render = useTranslator()
  const router = useRouter()
  const pageKeys = usePageKeys()
  const [typed, setTyped] = useState('')
  const go = (href: string) => router.push(href)
  const { found, isAsking } = useFound(typed, go)

  const link = (id: string, label: string, href: string): Entry => ({ id, label, take: () => go(href) })
  const commands = pageKeys.flatMap(({ does, keys, run, isOff }): Entry[] =>
    run && !isOff?.()
      ? [
          {
            id: `do-${errorText(does, render)}`,
            label: errorText(does, render),
            hint: keys ?? undefined,
            take: run,
          },
        ]
      : [],
  )
  const places = [
    ...areas.map(({ id, href }) => link(`area-${id}`, t(`areas.${id}`), href)),
    link('new-record', t('palette.newRecord'), '/desk/records/new'),
    // Those who can open the collections are those who can add sources.
    ...(areas.some(({ id }) => id === 'collections')
      ? [link('new-source', t('palette.newSource'), '/desk/sources/new')]
      : []),
    link('account', t('palette.account'), '/desk/account'),
    { id: 'keys', label: t('palette.keys'), hint: '?', take: onKeys },
  ]
  const all: Group[] = [
    { value: 'page', items: commands.filter(({ label }) => fits(label, typed)) },
    { value: 'goTo', items: places.filter(({ label }) => fits(label, typed)) },
    { value: 'records', items: found.records },
    { value: 'sources', items: found.sources },
  ]
  const groups = all.filter(({ items }) => items.length > 0)
  const take = (entry: Entry) => {
    onClose()
    // The dialog gives the focus back first; when it is later than that, what took the focus keeps it.
    setTimeout(entry.take, 30)
  }
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      mode="none"
      autoHighlight="always"
      keepHighlight
      value={typed}
      onValueChange={(text, { reason }) => reason !== 'item-press' && setTyped(text)}
      itemToStringValue={({ label }: Entry) => label}
    >
      <Autocomplete.Input
        aria-label={t('palette.words')}
        placeholder={t('palette.words')}
        className="min-h-12 w-full rounded-t bg-transparent px-4 outline-none placeholder:text-quiet"
      />
      <Dialog.Close className="sr-only">{t('keys.close')}</Dialog.Close>
      <div className="max-h-[min(60dvh,26rem)] overflow-y-auto overscroll-contain border-t border-line text-sm">
        <Autocomplete.Status className={groups.length > 0 ? 'sr-only' : 'px-4 py-3 text-quiet'}>
          {isAsking ? t('palette.searching') : groups.length === 0 && t('palette.none')}
        </Autocomplete.Status>
        <Autocomplete.List className="py-1">
          {(group: Group) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="px-4 pt-2 pb-1 text-xs text-quiet">
                {t(`palette.group.${group.value}`)}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(entry: Entry) => (
                  <Autocomplete.Item
                    key={entry.id}
                    value={entry}
                    onClick={() => take(entry)}
                    className="mx-1 flex min-h-9 cursor-default items-center justify-between gap-4 rounded px-3 select-none data-highlighted:bg-panel data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-accent"
                  >
                    <span className="min-w-0 truncate">{entry.label}</span>
                    {entry.hint && <span className="shrink-0 text-xs text-quiet">{entry.hint}</span>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  )
}
