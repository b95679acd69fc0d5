'use client'

import { useTranslations } from 'next-intl'
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { CopyReader } from '@/components/citing/CopyReader'
import type { ChosenPassage } from '@/components/citing/chosen-passage'
import type { CopyMarks } from '@/components/citing/copy-marks'
import type { Range } from '@/components/citing/word-range'
import type { FormAction } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import type { SourceFacts } from '@/lib/sources/facts'
import { BegunRecords } from './BegunRecords'
import { CopyFindings, type FoundInCopy } from './CopyFindings'
import { NewRecordPanel } from './NewRecordPanel'
import { overlap, wasTypedIn } from './passage-forms'
import { type SeenUse, UsedPassages } from './UsedPassages'
import { usePassageForms } from './use-passage-forms'
import { useWorkKeys } from './use-work-keys'

type Props = {
  memberId: string
  holdingId: string
  textLayerId: string
  facts: SourceFacts
  /** The first of the passages that records use, with these records; `marks` has all of them. */
  used: readonly SeenUse[]
  /** Stretches of the text that no record uses, in order; `unusedCount` counts those that aren't listed, too. */
  unused: readonly Range[]
  unusedCount: number
  marks: CopyMarks
  /** Where the member was before they left the page: an offset in the text. */
  at: number | null
  findings: Promise<FoundInCopy>
  action: FormAction
}

/** What is looked at when the page opens: the used passage or the unused stretch at an offset. */
function rangeAt(at: number | null, used: readonly Range[], unused: readonly Range[]): Range | null {
  if (at === null) return null
  const found = used.find(({ start }) => start === at) ?? unused.find(({ end }) => end > at)
  return found ? { start: found.start, end: found.end } : null
}

/** A copy that is worked through from top to bottom: its text with what records use, and beside it the form of a new record, the uses, the checks. */
export function WorkThrough({ used, unused, unusedCount, at, ...props }: Props) {
  const t = useTranslations('holdings.work')
  const [asked, setAsked] = useState<Range | null>(() => rangeAt(at, props.marks.passages, unused))
  const [chosen, setChosen] = useState<ChosenPassage | null>(null)
  const [marked, setMarked] = useState<number | null>(null)
  const { forms, earlier, keptAs, ...change } = usePassageForms(props)
  const [said, say] = useState('')
  const form = useRef<HTMLDivElement>(null)

  const latest = useRef(change)
  latest.current = change
  const choose = useCallback((next: ChosenPassage) => {
    setChosen(next)
    latest.current.choose(next)
    setMarked(next.start)
    say('')
  }, [])
  const place = chosen?.start
  useEffect(() => {
    // So that leaving the page, and coming back, leads to the same place. Once the form of the passage is there.
    if (place !== undefined) history.replaceState(null, '', `?at=${place}`)
  }, [place])
  const next = () => {
    const isOnChosen = chosen !== null && (marked === null || (chosen.start <= marked && marked < chosen.end))
    const from = isOnChosen ? chosen.end : (marked ?? 0)
    const stretch = unused.find(({ start, end }) => (isOnChosen ? start >= from : end > from))
    if (stretch) return setAsked({ ...stretch })
    say(t('noneBelow', { count: unusedCount }))
  }
  const toForm = () => {
    if (!chosen) return say(t('chooseFirst'))
    form.current?.querySelector<HTMLElement>('select, input:not([type=hidden])')?.focus()
  }
  useWorkKeys({ next, toForm })
  const newest = chosen === null ? undefined : forms.at(-1)
  const usedHere = useMemo(() => (chosen ? used.filter((one) => overlap(one, chosen)) : []), [used, chosen])

  return (
    <div className="copy-work grid grid-cols-1 items-start gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <section aria-label={t('text')} className="min-w-0 space-y-3">
        <div className="flex flex-wrap items-center gap-3">
          <Button small look="secondary" onClick={next} disabled={unused.length === 0}>
            {t('next')}
          </Button>
          <p className="text-sm text-quiet">
            {t('progress', { used: props.marks.passages.length, unused: unusedCount })}
          </p>
        </div>
        <p role="status" className="text-sm empty:hidden">
          {said}
        </p>
        <CopyReader
          textLayerId={props.textLayerId}
          asked={asked}
          marks={props.marks}
          onChoose={choose}
          onMark={setMarked}
        />
      </section>
      <div className="space-y-8">
        <div ref={form}>
          {chosen && newest ? (
            <NewRecordPanel
              key={newest.id}
              id={newest.id}
              keptAs={keptAs(newest.id)}
              typed={newest.typed}
              onType={(more) => change.type(newest.id, more)}
              memberId={props.memberId}
              holdingId={props.holdingId}
              facts={props.facts}
              chosen={chosen}
              isUsed={props.marks.passages.some((one) => overlap(one, chosen))}
              usedHere={usedHere}
              action={props.action}
            />
          ) : (
            <section aria-labelledby="new-record" className="space-y-2">
              <h2 id="new-record" className="font-serif text-xl font-semibold">
                {t('record.title')}
              </h2>
              <p className="text-quiet">{t('record.none')}</p>
            </section>
          )}
        </div>
        <BegunRecords
          forms={forms.filter((form) => form !== newest && wasTypedIn(form))}
          earlier={earlier}
          onGo={({ start, end }) => setAsked({ start, end })}
          onDiscard={change.discard}
        />
        <UsedPassages
          used={used}
          count={props.marks.passages.length}
          at={marked}
          onGo={(range) => setAsked({ ...range })}
        />
        <section aria-labelledby="copy-checks">
          <h2 id="copy-checks" className="font-serif text-xl font-semibold">
            {t('checks.title')}
          </h2>
          <Suspense fallback={<p className="text-quiet">{t('checks.running')}</p>}>
            <CopyFindings findings={props.findings} onGo={(range) => setAsked({ ...range })} />
          </Suspense>
        </section>
      </div>
    </div>
  )
}
