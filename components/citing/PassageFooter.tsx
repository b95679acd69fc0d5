import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import { accesses, type Locator } from '@/lib/text/chain'
import type { CitationDraft } from './citation-draft'
import { WordingDifferences } from './FindInCopy'
import { LocatorFields } from './LocatorFields'
import type { Wording } from './use-wording'
import type { Range } from './word-range'

type Props = {
  seen: CitationDraft['seen']
  onChange: (seen: CitationDraft['seen']) => void
  /** True where the archive has a copy of the source with a text. */
  hasText: boolean
  /** True when a passage is chosen, and the range that was chosen now. */
  isBound: boolean
  chosen: Range | null
  /** The locator that the copy gives for the chosen passage, where the citation has another one. */
  offered: Locator | null
  wording: Wording
  /** Chooses the passage that was found for the words. */
  onChoose: (range: Range) => void
}

const seenAccesses = accesses.filter((access) => access !== 'NOT_SEEN')

/** What is known of a citation, in one line: how its words compare with the copy, where they are, and what the member saw. */
export function PassageFooter({
  seen,
  onChange,
  hasText,
  isBound,
  chosen,
  offered,
  wording,
  onChoose,
}: Props) {
  const t = useTranslator()
  const found = wording?.is === 'SEARCHED' ? wording.found : null
  const state =
    wording?.is === 'SAME' ? 'SAME' : (found?.outcome ?? (isBound ? 'BOUND' : hasText ? 'NONE' : 'NO_COPY'))
  const [place] = found && (found.outcome === 'FOUND' || found.outcome === 'DIFFERS') ? found.places : []
  const isOther = place && chosen && (place.start !== chosen.start || place.end !== chosen.end)
  return (
    <div className="space-y-2 border-t border-line pt-3">
      <div role="status">
        <p className="font-medium">{t('citing.footer.state', { state, count: found?.places.length ?? 0 })}</p>
        {found && <WordingDifferences found={found} />}
      </div>
      {place && (isBound ? isOther : found?.outcome === 'DIFFERS') && (
        <Button look="secondary" small onClick={() => onChoose(place)}>
          {t('citing.footer.choose')}
        </Button>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <LocatorFields locator={seen.locator} onChange={(locator) => onChange({ ...seen, locator })} />
        <Field label={t('citing.seen.access')} className="min-w-48 grow">
          {(wired) => (
            <Select
              {...wired}
              none={t('citing.seen.accessNone')}
              value={seen.access ?? ''}
              options={seenAccesses.map((value) => ({ value, label: t(`labels.seen.${value}`) }))}
              onChange={(event) =>
                onChange({
                  ...seen,
                  access: seenAccesses.find((known) => known === event.target.value) ?? null,
                })
              }
            />
          )}
        </Field>
      </div>
      {offered && (
        <p className="flex flex-wrap items-center gap-3 text-sm" role="status">
          {t('citing.footer.otherPlace', { place: formatLocator(offered, t) })}
          <Button look="secondary" small onClick={() => onChange({ ...seen, locator: offered })}>
            {t('citing.footer.usePlace', { place: formatLocator(offered, t) })}
          </Button>
        </p>
      )}
    </div>
  )
}
