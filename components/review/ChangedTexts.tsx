'use client'

import { useRouter } from 'next/navigation'
import { z } from 'zod'
import { Button } from '@/components/ui/Button'

const textSchema = z.object({ wording: z.string(), cited: z.array(z.string()).default([]) }).nullable()
type Standing = z.output<typeof textSchema>
const changedSchema = z.object({ judged: textSchema, now: textSchema })

type Words = { judged: string; kept: string | null }
const ofVerdict: Words = { judged: 'What you judged', kept: 'Your note is still in the form.' }

/** Both texts where somebody came too late: the one that was judged and the one that stands there now. */
export function ChangedTexts({ current, words = ofVerdict }: { current: unknown; words?: Words }) {
  const router = useRouter()
  const changed = changedSchema.safeParse(current)
  if (!changed.success) return null
  const { judged, now } = changed.data
  const isCitedOtherwise = judged !== null && now !== null && judged.cited.join('\n') !== now.cited.join('\n')
  return (
    <div className="space-y-3 border-s-2 border-edge ps-3">
      <dl className="grid gap-3 lg:grid-cols-2">
        {judged && <Text title={words.judged} standing={judged} withCited={isCitedOtherwise} />}
        <Text title="What stands there now" standing={now} withCited={isCitedOtherwise} />
      </dl>
      {judged && judged.wording === now?.wording && !isCitedOtherwise && (
        <p>The words and what is cited read the same: something else that they rest on was changed.</p>
      )}
      {words.kept && <p>{words.kept}</p>}
      <Button look="secondary" small onClick={() => router.refresh()}>
        Show the page as it stands now
      </Button>
    </div>
  )
}

type TextProps = { title: string; standing: Standing; withCited: boolean }

function Text({ title, standing, withCited }: TextProps) {
  return (
    <div>
      <dt className="text-xs font-medium text-quiet">{title}</dt>
      <dd className="font-serif whitespace-pre-wrap" dir="auto">
        {standing ? standing.wording : 'Nothing: it was taken out.'}
      </dd>
      {withCited &&
        standing?.cited.map((work) => (
          <dd key={work} className="mt-1 text-sm" dir="auto">
            {work}
          </dd>
        ))}
    </div>
  )
}
