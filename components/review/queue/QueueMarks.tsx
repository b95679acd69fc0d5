import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { QueueMark } from '@/lib/review/queue/filters'

const signs: Record<QueueMark, { color: string; sign: ReactNode }> = {
  new: { color: 'text-ink', sign: <path d="M4 2.5h5l3 3v8H4zM9 2.5v3h3" /> },
  edited: { color: 'text-second-hand', sign: <path d="M3 13l1-3.5L10.5 3 13 5.5 6.5 12z" /> },
  source: {
    color: 'text-disputed',
    sign: <path d="M12.5 6A5 5 0 003.6 5M3.5 10a5 5 0 008.9 1M13 2.5V6H9.5M3 13.5V10h3.5" />,
  },
  reading: {
    color: 'text-disputed',
    sign: <path d="M2.5 4h11M2.5 8h5M2.5 12h5M13.5 7.5l-4 5M9.5 7.5l4 5" />,
  },
  warning: { color: 'text-accent', sign: <path d="M8 2.5L14 13H2zM8 6.5v3M8 11v.5" /> },
  overdue: { color: 'text-alarm', sign: <path d="M8 4.5V8l2.5 2M8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11" /> },
}

/** The marks of a record, each a sign and a word, never a colour alone. */
export function QueueMarks({ marks }: { marks: readonly QueueMark[] }) {
  const t = useTranslations('review.queue')
  if (marks.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
      {marks.map((mark) => (
        <li
          key={mark}
          title={t(`markHint.${mark}`)}
          className={`inline-flex items-baseline gap-1.5 font-medium ${signs[mark].color}`}
        >
          <svg
            aria-hidden="true"
            viewBox="0 0 16 16"
            className="size-3.5 shrink-0 translate-y-0.5 fill-none stroke-current stroke-[1.6]"
          >
            {signs[mark].sign}
          </svg>
          {t(`mark.${mark}`)}
        </li>
      ))}
    </ul>
  )
}
