'use client'

import { useState } from 'react'
import { chainText } from '@/components/citing/chain-text'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import type { Figure } from '@/lib/figures/schema'
import { figureSentence } from '@/lib/figures/sentence'
import { FigureForm } from './FigureForm'
import { under } from './faults'
import { figureDraftOf, figureDraftSchema, newFigure } from './figure-draft'
import { useOpenDraft } from './use-open-draft'

type Props = {
  value: readonly Figure[]
  onChange: (value: Figure[]) => void
  /** Sentences of `Invalid` by their paths in the whole content ("figures.0.chain"). */
  errors: Readonly<Record<string, string>>
  shelf: SourceShelf
  /** Under which a figure that is not finished is kept in this browser: member and record. */
  keepAs: string
}

/**
 * The figures of a record, one open at a time; each row stands under the anchor that review names (`figure-ID`). `onChange` gets whole figures only: one that is being written stays in this browser until
 * it is done, so that it never keeps the rest of the text from being saved.
 */
export function FiguresEditor({ value, onChange, errors, shelf, keepAs }: Props) {
  const t = useTranslator()
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
    const stands = value.some(({ id }) => id === figure.id)
    onChange(stands ? value.map((old) => (old.id === figure.id ? figure : old)) : [...value, figure])
    setOpen(null)
  }
  const form = open && (
    <FigureForm
      key={open.id}
      draft={open}
      onChange={setOpen}
      others={value.filter(({ id }) => id !== open.id)}
      shelf={shelf}
      onDone={done}
      onCancel={() => setOpen(null)}
    />
  )
  return (
    <div className="space-y-4">
      {faults[''] && <Alert tone="error" title={faults['']} />}
      {value.length === 0 && !open && (
        <p className="text-quiet">
          A figure is a number that a named source states: how many, of whom, in which event. Differing
          figures stand side by side.
        </p>
      )}
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
                rests={chainText(figure.chain, (id) => shelf.labelOf(id), null, t)}
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
        <Alert title="A figure was taken out">
          <Button look="secondary" small onClick={putBack}>
            Put it back
          </Button>
        </Alert>
      )}
      {open && !value.some(({ id }) => id === open.id) && form}
      {!open && (
        <Button look="secondary" onClick={() => setOpen(newFigure())}>
          Add a figure
        </Button>
      )}
    </div>
  )
}

type RowProps = {
  figure: Figure
  figures: readonly Figure[]
  rests: string
  error: string | undefined
  /** Another figure is being written. */
  locked: boolean
  onEdit: () => void
  onPart: () => void
  onRemove: () => void
}

function FigureRow({ figure, figures, rests, error, locked, onEdit, onPart, onRemove }: RowProps) {
  const t = useTranslator()
  return (
    <div className="rounded border border-line px-4 py-3">
      <p>{figureSentence(figure, figures, t)}</p>
      <p className="text-xs text-quiet">{rests}</p>
      {error && <p className="font-medium text-alarm">{error}</p>}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="quiet" small onClick={onEdit} disabled={locked}>
          Change<span className="sr-only"> this figure</span>
        </Button>
        <Button look="quiet" small onClick={onPart} disabled={locked}>
          Add a part of it
        </Button>
        <Button look="quiet" small onClick={onRemove} disabled={locked}>
          Take out<span className="sr-only"> this figure</span>
        </Button>
      </div>
    </div>
  )
}
