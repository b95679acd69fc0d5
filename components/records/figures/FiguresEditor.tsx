'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { chainText } from '@/components/citing/chain-text'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import type { Figure } from '@/lib/figures/schema'
import { figureSentence } from '@/lib/figures/sentence'
import { under } from '../entries/faults'
import { useOpenDraft } from '../entries/use-open-draft'
import { FigureForm } from './FigureForm'
import { figureDraftOf, figureDraftSchema, newFigure } from './figure-draft'

type Props = {
  value: readonly Figure[]
  onChange: (value: Figure[]) => void
  /** Error messages by their path in the whole content ("figures.0.chain"). */
  errors: Readonly<Record<string, string>>
  shelf: SourceShelf
  /** The key under which an unfinished figure is kept in this browser: member and record. */
  keepAs: string
}

/**
 * The figures of a record, one open at a time; each row has the anchor that the review links to (`figure-ID`). `onChange` gets complete
 * figures only: an unfinished one stays in this browser, so that it never keeps the rest of the text from being saved.
 */
export function FiguresEditor({ value, onChange, errors, shelf, keepAs }: Props) {
  const t = useTranslator()
  const words = useTranslations('records')
  const [open, setOpen] = useOpenDraft(`stele-figure-${keepAs}`, figureDraftSchema, shelf)
  const faults = under('figures', errors)
  const [removed, setRemoved] = useState<{ figure: Figure; at: number; parts: string[] } | null>(null)
  const remove = (figure: Figure, at: number) => {
    const parts = value.flatMap(({ id, partOf }) => (partOf === figure.id ? [id] : []))
    setRemoved({ figure, at, parts })
    onChange(
      value
        .filter(({ id }) => id !== figure.id)
        .map((old) => (parts.includes(old.id) ? { ...old, partOf: null } : old)),
    )
  }
  const putBack = () => {
    if (!removed) return
    const { figure, at, parts } = removed
    const others = value.map((old) => (parts.includes(old.id) ? { ...old, partOf: figure.id } : old))
    onChange([...others.slice(0, at), figure, ...others.slice(at)])
    setRemoved(null)
  }
  const done = (figure: Figure) => {
    const exists = value.some(({ id }) => id === figure.id)
    onChange(exists ? value.map((old) => (old.id === figure.id ? figure : old)) : [...value, figure])
    setOpen(null)
  }
  const form = open && (
    <FigureForm
      key={open.id}
      draft={open}
      onChange={setOpen}
      others={value.filter(({ id }) => id !== open.id)}
      shelf={shelf}
      keepAs={keepAs}
      onDone={done}
      onCancel={() => setOpen(null)}
    />
  )
  return (
    <div className="space-y-4">
      {faults[''] && <Alert tone="error" title={faults['']} />}
      {value.length === 0 && !open && <p className="text-quiet">{words('figures.none')}</p>}
      <ol className="space-y-3">
        {value.map((figure, index) => (
          <li key={figure.id} id={`figure-${figure.id}`} className={figure.partOf ? 'ms-6' : ''}>
            {open?.id === figure.id ? (
              form
            ) : (
              <FigureRow
                figure={figure}
                figures={value}
                error={Object.values(under(String(index), faults))[0]}
                citation={chainText(figure.chain, (id) => shelf.labelOf(id), null, t)}
                locked={open !== null}
                onEdit={() => setOpen(figureDraftOf(figure))}
                onPart={() => setOpen(newFigure(figure))}
                onRemove={() => remove(figure, index)}
              />
            )}
          </li>
        ))}
      </ol>
      {removed && (
        <Alert title={words('figures.removed')}>
          <Button look="secondary" small onClick={putBack}>
            {words('figures.restore')}
          </Button>
        </Alert>
      )}
      {open && !value.some(({ id }) => id === open.id) && form}
      {!open && (
        <Button look="secondary" onClick={() => setOpen(newFigure())}>
          {words('figures.add')}
        </Button>
      )}
    </div>
  )
}

type RowProps = {
  figure: Figure
  figures: readonly Figure[]
  citation: string
  error: string | undefined
  /** Another figure is open. */
  locked: boolean
  onEdit: () => void
  onPart: () => void
  onRemove: () => void
}

const more = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>

function FigureRow({ figure, figures, citation, error, locked, onEdit, onPart, onRemove }: RowProps) {
  const words = useTranslations('records.figures')
  const t = useTranslator()
  return (
    <div className="rounded border border-line px-4 py-3">
      <p>{figureSentence(figure, figures, t)}</p>
      <p className="text-xs text-quiet">{citation}</p>
      {error && <p className="font-medium text-alarm">{error}</p>}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="quiet" small onClick={onEdit} disabled={locked}>
          {words.rich('edit', { more })}
        </Button>
        <Button look="quiet" small onClick={onPart} disabled={locked}>
          {words('addPart')}
        </Button>
        <Button look="quiet" small onClick={onRemove} disabled={locked}>
          {words.rich('remove', { more })}
        </Button>
      </div>
    </div>
  )
}
