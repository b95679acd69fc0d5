import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { Button } from '@/components/ui/Button'
import { Dotted } from '@/components/ui/Dotted'
import type { askedOf } from '@/lib/discussions/queries'
import { ThreadPlace } from './ThreadPlace'

type Props = Awaited<ReturnType<typeof askedOf>> & { action: (form: FormData) => Promise<void> }

/** The questions to the reader that they haven't marked as seen. Renders nothing when there are none. */
export function AskedOfYou({ asked, count, action }: Props) {
  const t = useTranslations('discussions')
  if (count === 0) return null
  return (
    <section aria-labelledby="asked" className="mb-10 rounded border border-line bg-panel px-5 py-4">
      <h2 id="asked" className="mb-3 text-lg font-semibold">
        {t('questions', { count })}
      </h2>
      <ul className="space-y-4">
        {asked.map(({ id, author, at, text, thread }) => (
          <li key={id} className="max-w-3xl">
            <p>
              <Dotted>
                <span className="font-medium">{author.name}</span>
                <ThreadPlace thread={thread} />
                <When at={at} />
              </Dotted>
            </p>
            <p className="border-s-2 border-edge ps-3 whitespace-pre-wrap" dir="auto">
              {text}
            </p>
            <form action={action} className="mt-1">
              <input type="hidden" name="threadId" value={thread.id} />
              <Button type="submit" small look="quiet">
                {t.rich('markSeen', {
                  name: author.name,
                  of: (chunks: ReactNode) => <span className="sr-only">{chunks}</span>,
                })}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
