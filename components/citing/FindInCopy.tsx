'use client'

import { useState } from 'react'
import { ApiError } from '@/components/api/client'
import { findQuotation } from '@/components/api/sources'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import type { FoundQuotation } from '@/lib/relocation/quotation-search'
import type { Range } from './word-range'

type Props = { textLayerId: string; onFind: (range: Range) => void }

/** Finds typed words in a copy and shows their passage: the way to choose one that needs neither mouse nor sight. */
export function FindInCopy({ textLayerId, onFind }: Props) {
  const t = useTranslator()
  const [sought, setSought] = useState('')
  const [result, setResult] = useState<{ words: string; found: FoundQuotation; at: number } | null>(null)
  const [fault, setFault] = useState('')
  const show = (words: string, found: FoundQuotation, at: number) => {
    setResult({ words, found, at })
    const place = found.places[at]
    if (place) onFind(place)
  }
  const find = async () => {
    const words = sought.trim()
    if (words === '') return
    setFault('')
    if (result?.words === words && result.found.places.length > 1)
      return show(words, result.found, (result.at + 1) % result.found.places.length)
    try {
      show(words, await findQuotation(textLayerId, words), 0)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setResult(null)
      setFault(errorText(error.refusal.message, t))
    }
  }
  return (
    <>
      <div className="flex items-end gap-2">
        <Field label={t('citing.reader.find')} hint={t('citing.reader.findHint')} className="grow">
          {(wired) => (
            <Input
              {...wired}
              type="search"
              value={sought}
              onChange={(event) => setSought(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                // Enter starts the search and doesn't submit the form around it.
                event.preventDefault()
                void find()
              }}
            />
          )}
        </Field>
        <Button look="secondary" onClick={find}>
          {t('citing.reader.findSubmit')}
        </Button>
      </div>
      <div role="status" className="text-sm text-quiet empty:hidden">
        {fault}
        {result && (
          <>
            <p>
              {t('citing.reader.outcome', {
                outcome: result.found.outcome,
                number: result.at + 1,
                count: result.found.places.length,
              })}
            </p>
            <WordingDifferences found={result.found} />
          </>
        )}
      </div>
    </>
  )
}

/** What the words of a copy are where a quotation has others. */
export function WordingDifferences({ found }: { found: FoundQuotation }) {
  const t = useTranslator()
  if (found.outcome !== 'DIFFERS' || found.differences.length === 0) return null
  return (
    <ul className="list-disc ps-5">
      {found.differences.map(({ quotation, passage }) => (
        <li key={`${quotation} ${passage}`}>
          {t('citing.reader.difference', {
            has: passage.trim() === '' ? 'nothing' : quotation.trim() === '' ? 'more' : 'other',
            quotation: quotation.trim(),
            passage: passage.trim(),
          })}
        </li>
      ))}
    </ul>
  )
}
