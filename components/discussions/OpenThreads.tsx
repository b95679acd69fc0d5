import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { useTranslator } from '@/components/ui/use-translator'
import type { openThreadsOf } from '@/lib/discussions/queries'
import { message } from '@/lib/messages/message'
import { ThreadPlace } from './ThreadPlace'

type Props = { threads: Awaited<ReturnType<typeof openThreadsOf>> }

/** The open discussions that concern the reader, newest first. Renders nothing when there are none. */
export function OpenThreads({ threads }: Props) {
  const t = useTranslations('discussions')
  const render = useTranslator()
  if (threads.length === 0) return null
  return (
    <section aria-labelledby="open-threads" className="mb-10">
      <h2 id="open-threads" className="mb-3 text-lg font-semibold">
        {t('openTitle')}
      </h2>
      <ul className="max-w-3xl divide-y divide-line border-y border-line">
        {threads.map((thread) => (
          <li key={thread.id} className="py-2">
            <p>
              <ThreadPlace thread={thread} />
            </p>
            {thread.kind === 'DISAGREEMENT' && thread.aspect && (
              <p>{t('disagreementIn', { aspect: render(message(`labels.aspect.${thread.aspect}`)) })}</p>
            )}
            <p className="text-xs text-quiet">
              {thread.last
                ? t.rich('lastComment', {
                    name: thread.last.author.name,
                    when: () => <When at={thread.last?.at ?? thread.openedAt} />,
                  })
                : t.rich('opened', { when: () => <When at={thread.openedAt} /> })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
