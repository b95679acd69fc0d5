'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { directionOf, plainText } from '@/lib/text'
import type { KeptText } from './kept-texts'

/** All of a kept text as JSON: also its details, figures and people, and what it cites. */
export const wholeOf = ({ recordId, baseVersion, keptAt, content }: KeptText): string =>
  JSON.stringify({ recordId, baseVersion, keptAt, content }, null, 2)

function download(text: KeptText) {
  const address = URL.createObjectURL(new Blob([wholeOf(text)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${text.recordId}.json`
  link.click()
  // Later, because the browser may not have begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

type Props = { text: KeptText; onDiscard: () => void }

/** A text of a record that isn't there any more: its words to read, all of it to download, and the button that discards it. */
export function GoneText({ text, onDiscard }: Props) {
  const t = useTranslations('editor.forgotten')
  const { title, summary, body, language } = text.content
  return (
    <>
      <Disclosure summary={t('show')}>
        <div
          lang={language}
          dir={directionOf(language)}
          className="whitespace-pre-wrap rounded border border-line bg-paper px-4 py-3"
        >
          {[title, summary, plainText(body)].filter(Boolean).join('\n\n')}
        </div>
      </Disclosure>
      <p>{t('downloadHint')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="secondary" small onClick={() => download(text)}>
          {t('download')}
        </Button>
        <Button look="secondary" small onClick={onDiscard}>
          {t('discard')}
        </Button>
      </div>
    </>
  )
}
