'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { GoneText } from './GoneText'
import { deleteText, forgottenTexts, type KeptText } from './kept-texts'
import { timeOf } from './save-messages'

/**
 * The texts that this browser has of records and the server doesn't: where each is saved or, for a record that isn't there any more, the text itself.
 * Nothing where there is none.
 */
export function ForgottenTexts({ memberId }: { memberId: string }) {
  const t = useTranslations('editor.forgotten')
  const render = useTranslator()
  const [texts, setTexts] = useState<Awaited<ReturnType<typeof forgottenTexts>>>([])
  useEffect(() => {
    let isHere = true
    forgottenTexts(memberId).then(
      (found) => isHere && setTexts(found),
      // A browser without storage has none.
      () => {},
    )
    return () => {
      isHere = false
    }
  }, [memberId])
  const discard = (text: KeptText) => {
    if (!window.confirm(t('confirm'))) return
    setTexts((before) => before.filter(({ key }) => key !== text.key))
    deleteText(text.key).catch(() => {})
  }
  if (texts.length === 0) return null
  return (
    <div className="mb-8" data-forgotten>
      <Alert title={t('title', { count: texts.length })}>
        <ul className="space-y-3">
          {texts.map((text) => {
            const { key, recordId, content, keptAt, isGone } = text
            const title = content.title || render('records.untitled')
            return (
              <li key={key}>
                {isGone ? (
                  <bdi className="font-medium">{title}</bdi>
                ) : (
                  <Link href={`/desk/records/${recordId}/edit`} className="link font-medium" dir="auto">
                    {title}
                  </Link>
                )}
                <p>{t('kept', { when: timeOf(keptAt, render), isGone: isGone ? 'yes' : 'no' })}</p>
                {isGone && <GoneText text={text} onDiscard={() => discard(text)} />}
              </li>
            )
          })}
        </ul>
      </Alert>
    </div>
  )
}
