'use client'

import { useRouter } from 'next/navigation'
import { z } from 'zod'
import { Button } from '@/components/ui/Button'

const lines = z.array(z.string()).default([])
const textSchema = z.object({ wording: z.string(), cited: lines, besides: lines }).nullable()
type ShownText = z.output<typeof textSchema>
const changedSchema = z.object({ judged: textSchema, now: textSchema })

type Words = { judged: string; kept: string | null }
const ofVerdict: Words = { judged: 'What you judged', kept: 'Your note is still in the form.' }

/** Both texts where somebody came too late: the one that was judged and the one that stands there now. */
export function ChangedTexts({ current, words = ofVerdict }: { current: unknown; words?: Words }) {
  const router = useRouter()
  const changed = changedSchema.safeParse(current)
  if (!changed.success) return null
  const { judged, now } = changed.data
  const differing = (['cited', 'besides'] as const).filter(
    (part) => judged !== null && now !== null && judged[part].join('\n') !== now[part].join('\n'),
  )
  return (
    <div className="space-y-3 border-s-2 border-edge ps-3">
      <dl className="grid gap-3 lg:grid-cols-2">
        {judged && <Text title={words.judged} shown={judged} also={differing} />}
        <Text title="What stands there now" shown={now} also={differing} />
      </dl>
      {judged && judged.wording === now?.wording && differing.length === 0 && (
        <p>All of this reads the same: something else that it rests on was changed.</p>
      )}
      {words.kept && <p>{words.kept}</p>}
      <Button look="secondary" small onClick={() => router.refresh()}>
        Show the page as it stands now
      </Button>
    </div>
  )
}

type TextProps = {
  title: string
  shown: ShownText
  /** What is shown beside the words, because it differs. */
  also: readonly ('cited' | 'besides')[]
}

function Text({ title, shown, also }: TextProps) {
  return (
    <div>
      <dt className="text-xs font-medium text-quiet">{title}</dt>
      <dd className="font-serif whitespace-pre-wrap" dir="auto">
        {shown ? shown.wording : 'Nothing: it was taken out.'}
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
