'use client'

import { useRef } from 'react'
import { type FoundSource, searchSources } from '@/components/api/sources'
import { Combobox } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { nameOf } from './source-shelf'

type Props = { label: string; hint?: string; onPick: (source: FoundSource) => void }

const held = ({ holdings }: FoundSource) => {
  if (holdings.some(({ textLayerId }) => textLayerId)) return 'Held with its text'
  return holdings.length > 0 ? 'Held without text' : 'No copy held'
}

/** Finds a source by its words and hands it over with its held copies. */
export function SourcePicker({ label, hint, onPick }: Props) {
  const found = useRef<FoundSource[]>([])
  const search = async (words: string, signal: AbortSignal) => {
    found.current = await searchSources(words, signal)
    return found.current.map((source) => ({ id: source.id, label: nameOf(source), hint: held(source) }))
  }
  return (
    <div>
      <Field label={label} hint={hint}>
        {(wired) => (
          <Combobox
            {...wired}
            value={null}
            search={search}
            placeholder="Title, author, newspaper, number …"
            onChange={(pick) => {
              const source = found.current.find(({ id }) => id === pick?.id)
              if (source) onPick(source)
            }}
          />
        )}
      </Field>
      <p className="mt-1 text-xs text-quiet">
        Not there?{' '}
        <a href="/desk/sources/new" target="_blank" rel="noopener" className="link">
          Describe a new source (new tab)
        </a>
      </p>
    </div>
  )
}
