import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { PlacedThread } from '@/lib/notifications/placed-thread'
import { positionOfPassage } from '@/lib/text/passage-position'
import { threadPlaceOf } from './thread-place'

/** Names and links what a discussion is about. A passage is named by its position: its text may need a content warning. */
export function ThreadPlace({ thread }: { thread: PlacedThread }) {
  const t = useTranslations('discussions')
  const render = useTranslator()
  const { title, href } = threadPlaceOf(thread)
  return t.rich('place', {
    type: thread.subjectType ?? 'PASSAGE',
    passage: thread.passage ? render(positionOfPassage(thread.passage)) : '',
    link: () => (
      <Link href={href} className="link">
        <bdi>{title}</bdi>
      </Link>
    ),
  })
}
