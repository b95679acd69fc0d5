'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { type FoundSource, searchSources } from '@/components/api/sources'
import { Combobox } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'
import { nameOf } from './source-shelf'

type Props = { label: string; hint?: string; onPick: (source: FoundSource) => void }

/** Returns the key in `citing.picker` for the copies that the archive has of a source. */
export const copiesOf = ({ holdings }: FoundSource) => {
  if (holdings.some(({ textLayerId }) => textLayerId)) return 'withText'
  return holdings.length > 0 ? 'withoutText' : 'noCopy'
}

/** Searches for a source and passes it on with its archive copies. */
export function SourcePicker({ label, hint, onPick }: Props) {
  const t = useTranslations('citing.picker')
  const translator = useTranslator()
  const found = useRef<FoundSource[]>([])
  const search = async (words: string, signal: AbortSignal) => {
    found.current = await searchSources(words, signal)
    return found.current.map((source) => ({
      id: source.id,
      label: nameOf(source, translator),
      hint: t(copiesOf(source)),
    }))
  }
  return (
    <div>
      <Field label={label} hint={hint}>
        {(wired) => (
          <Combobox
            {...wired}
            value={null}
            search={search}
            placeholder={t('placeholder')}
            onChange={(pick) => {
              const source = found.current.find(({ id }) => id === pick?.id)
              if (source) onPick(source)
            }}
          />
        )}
      </Field>
      <p className="mt-1 text-xs text-quiet">
        {t.rich('notFound', {
          add: (chunks) => (
            <a href="/desk/sources/new" target="_blank" rel="noopener" className="link">
              {chunks}
            </a>
          ),
        })}
      </p>
    </div>
  )
}
