import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import type { openThreadsOf } from '@/lib/discussions/queries'
import { aspectWords } from '@/lib/review/aspects'
import { threadPlaceOf } from './thread-place'

type Props = { threads: Awaited<ReturnType<typeof openThreadsOf>> }

/** Open discussions that concern the reader, the newest first. Nothing when there is none. */
export function OpenThreads({ threads }: Props) {
  if (threads.length === 0) return null
  return (
    <section aria-labelledby="open-threads" className="mb-10">
      <h2 id="open-threads" className="mb-3 text-lg font-semibold">
        Open discussions
      </h2>
      <ul className="max-w-3xl divide-y divide-line border-y border-line">
        {threads.map((thread) => {
          const place = threadPlaceOf(thread)
          return (
            <li key={thread.id} className="py-2">
              <p>
                {thread.kind === 'DISAGREEMENT' && thread.aspect
                  ? `Two reviewers disagree on ${aspectWords[thread.aspect].label.toLowerCase()}, on `
                  : 'On '}
                {place.words}{' '}
                <Link href={place.href} className="link">
                  <bdi>{place.title}</bdi>
                </Link>
              </p>
              <p className="text-xs text-quiet">
                {thread.last ? (
                  <>
                    {thread.last.author.name} spoke last, <When at={thread.last.at} />
                  </>
                ) : (
                  <>
                    Opened <When at={thread.openedAt} />
                  </>
                )}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
