'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { Button } from '@/components/ui/Button'

const lines = z.array(z.string()).default([])
const textSchema = z.object({ wording: z.string(), cited: lines, besides: lines }).nullable()
type ShownText = z.output<typeof textSchema>
const changedSchema = z.object({ reviewed: textSchema, now: textSchema })

type Props = {
  current: unknown
  /** The form that was sent: a verdict, or a correction to accept. */
  of: 'checked' | 'corrected'
}

/** The text that a verdict or correction was about beside the current text, when the two differ. */
export function ChangedTexts({ current, of }: Props) {
  const t = useTranslations('review.changedTexts')
  const common = useTranslations('review')
  const router = useRouter()
  const changed = changedSchema.safeParse(current)
  if (!changed.success) return null
  const { reviewed, now } = changed.data
  const differing = (['cited', 'besides'] as const).filter(
    (part) => reviewed !== null && now !== null && reviewed[part].join('\n') !== now[part].join('\n'),
  )
  return (
    <div className="space-y-3 border-s-2 border-edge ps-3">
      <dl className="grid gap-3 lg:grid-cols-2">
        {reviewed && <Text title={t(of)} shown={reviewed} also={differing} />}
        <Text title={t('now')} shown={now} also={differing} />
      </dl>
      {reviewed && reviewed.wording === now?.wording && differing.length === 0 && <p>{t('same')}</p>}
      {of === 'checked' && <p>{t('kept')}</p>}
      <Button look="secondary" small onClick={() => router.refresh()}>
        {common('showCurrent')}
      </Button>
    </div>
  )
}

type TextProps = {
  title: string
  shown: ShownText
  /** The parts that differ, shown below the text. */
  also: readonly ('cited' | 'besides')[]
}

function Text({ title, shown, also }: TextProps) {
  const t = useTranslations('review.changedTexts')
  return (
    <div>
      <dt className="text-xs font-medium text-quiet">{title}</dt>
      <dd className="font-serif whitespace-pre-wrap" dir="auto">
        {shown ? shown.wording : t('removed')}
      </dd>
      {also
        .flatMap((part) => shown?.[part] ?? [])
        .map((line) => (
          <dd key={line} className="mt-1 text-sm" dir="auto">
            {line}
          </dd>
        ))}
    </div>
  )
}
