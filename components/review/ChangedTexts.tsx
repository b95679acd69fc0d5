'use client'

import { useRouter } from 'next/navigation'
import { z } from 'zod'
import { Button } from '@/components/ui/Button'

const textSchema = z.object({ wording: z.string() }).nullable()
const changedSchema = z.object({ judged: textSchema, now: textSchema })

type Words = { judged: string; kept: string | null }
const ofVerdict: Words = { judged: 'What you judged', kept: 'Your note is still in the form.' }

/** Both texts where somebody came too late: the one that was judged and the one that stands there now. */
export function ChangedTexts({ current, words = ofVerdict }: { current: unknown; words?: Words }) {
  const router = useRouter()
  const changed = changedSchema.safeParse(current)
  if (!changed.success) return null
  const { judged, now } = changed.data
  return (
    <div className="space-y-3 border-s-2 border-edge ps-3">
      <dl className="grid gap-3 lg:grid-cols-2">
        {judged && <Text title={words.judged} wording={judged.wording} />}
        <Text title="What stands there now" wording={now ? now.wording : 'Nothing: it was taken out.'} />
      </dl>
      {words.kept && <p>{words.kept}</p>}
      <Button look="secondary" small onClick={() => router.refresh()}>
        Show the page as it stands now
      </Button>
    </div>
  )
}

function Text({ title, wording }: { title: string; wording: string }) {
  return (
    <div>
      <dt className="text-xs font-medium text-quiet">{title}</dt>
      <dd className="font-serif whitespace-pre-wrap" dir="auto">
        {wording}
      </dd>
    </div>
  )
}
