'use client'

import './copy-reader.css'
import { useCallback, useEffect, useState } from 'react'
import type { LayerPart } from '@/components/api/sources'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import { isMachineRead } from '@/lib/holdings/machine-read'
import { hasPageImages } from '@/lib/holdings/page-image-types'
import { spansWithin, wordsOf } from '@/lib/holdings/skipped-text'
import { locatorOfRange } from '@/lib/text/passage-position'
import { CopyPage } from './CopyPage'
import { CopyText } from './CopyText'
import type { ChosenPassage } from './chosen-passage'
import { type CopyMarks, noMarks } from './copy-marks'
import { FindInCopy } from './FindInCopy'
import { useLayerWindow } from './use-layer-window'
import type { Range } from './word-range'

type Props = {
  textLayerId: string
  onChoose: (passage: ChosenPassage) => void
  /** A range that is shown and chosen, as if the member had chosen it. */
  asked?: Range | null
  /** Takes the focus when the text has loaded. */
  focused?: boolean
  marks?: CopyMarks
  onMark?: (offset: number) => void
}

/** A range of a loaded part as a passage. */
function passageOf(part: LayerPart, { start, end }: Range): ChosenPassage {
  const exact = part.text.slice(start - part.start, end - part.start)
  return {
    ...{ textLayerId: part.id, start, end, exact, language: part.language },
    words: wordsOf(exact, spansWithin(part.spans, { start, end })),
    locator: locatorOfRange(part.locators, start, end),
    sheet: part.locators.find((page) => start < page.end)?.page ?? null,
  }
}

/**
 * A copy in which a passage is chosen: its text in the look of its spans, and the image of its page where there is one. A choice snaps to whole
 * words, by mouse, touch or keys. Typing the words finds their passage, too. A long text is shown in parts.
 */
export function CopyReader({
  textLayerId,
  onChoose,
  asked = null,
  focused = false,
  marks = noMarks,
  onMark,
}: Props) {
  const t = useTranslator()
  const { shown, fault, forward, back, show } = useLayerWindow(textLayerId)
  const [chosen, setChosen] = useState<Range | null>(null)
  /** A range that was found and isn't chosen before its part is shown. */
  const [found, setFound] = useState<Range | null>(null)
  const [view, setView] = useState<'text' | 'page'>('text')

  const choose = useCallback(
    (part: LayerPart, range: Range) => {
      setChosen(range)
      onChoose(passageOf(part, range))
    },
    [onChoose],
  )
  const isShown = found && shown && shown.start <= found.start && found.end <= shown.start + shown.text.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: a passage is chosen once, when its part is there
  useEffect(() => {
    if (!isShown || !found || !shown) return
    setFound(null)
    choose(shown, found)
  }, [isShown])
  const take = (range: Range) => {
    setFound(range)
    void show(range)
  }

  const isLoaded = shown !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a range is asked for once
  useEffect(() => {
    if (asked && isLoaded) take(asked)
  }, [asked, isLoaded])

  if (fault) return <p role="alert">{errorText(fault, t)}</p>
  if (!shown) return <p role="status">{t('citing.reader.opening')}</p>
  const end = shown.start + shown.text.length
  const page = shown.locators.find((one) => (chosen?.start ?? shown.start) < one.end)?.page ?? 1
  const hasImages = hasPageImages(shown.mediaType)
  return (
    <div className="space-y-2">
      {isMachineRead(shown, { start: shown.start, end }) && (
        <p className="border-s-4 border-edge ps-3 text-sm">{t('citing.reader.machineRead')}</p>
      )}
      <FindInCopy textLayerId={textLayerId} onFind={take} />
      {hasImages && (
        <fieldset aria-label={t('citing.reader.view')} className="flex gap-2">
          {(['text', 'page'] as const).map((one) => (
            <Button
              key={one}
              small
              look={view === one ? 'secondary' : 'quiet'}
              aria-pressed={view === one}
              onClick={() => setView(one)}
            >
              {t(`citing.reader.views.${one}`)}
            </Button>
          ))}
        </fieldset>
      )}
      {view === 'page' && hasImages ? (
        <CopyPage
          holdingId={shown.holdingId}
          textLayerId={textLayerId}
          language={shown.language}
          first={page}
          used={marks.onPages}
          onFind={take}
        />
      ) : (
        <CopyText
          {...{ chosen, focused, marks, onMark }}
          part={shown}
          onChoose={(range) => choose(shown, range)}
        />
      )}
      {view === 'text' && (shown.start > 0 || shown.next !== null) && (
        <div className="flex items-center gap-2">
          <Button look="secondary" small disabled={shown.start === 0} onClick={back}>
            {t('citing.reader.previous')}
          </Button>
          <Button look="secondary" small disabled={shown.next === null} onClick={forward}>
            {t('citing.reader.next')}
          </Button>
          <span className="text-xs text-quiet">
            {t('citing.reader.position', { from: shown.start / shown.length, to: end / shown.length })}
          </span>
        </div>
      )}
    </div>
  )
}
