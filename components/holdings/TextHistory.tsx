import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Disclosure } from '@/components/ui/Disclosure'
import type { Correction } from '@/lib/relocation/text-history'
import { directionOf } from '@/lib/text'

/** The corrections of the text of a copy, the newest first, with the words that each changed. */
export function TextHistory({ corrections }: { corrections: readonly Correction[] }) {
  const t = useTranslations('holdings.corrections')
  if (corrections.length === 0) return null
  return (
    <Disclosure summary={t('title', { count: corrections.length })}>
      <ol className="max-w-3xl space-y-4">
        {corrections.map(({ id, createdAt, language, words }) => (
          <li key={id}>
            <p className="text-quiet">
              <When at={createdAt} />
            </p>
            <p lang={language} dir={directionOf(language)} className="font-serif whitespace-pre-wrap">
              {words.map(({ text, is }, index) => {
                const key = `${index} ${is}`
                if (is === 'SAME') return <span key={key}>{text}</span>
                return is === 'ADDED' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>
              })}
            </p>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
