import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { LinkButton } from '@/components/ui/LinkButton'
import { useTranslator } from '@/components/ui/use-translator'
import { timeOf } from './save-messages'
import type { UnsentTexts } from './use-unsent-text'

type Props = { recordId: string; texts: UnsentTexts; discard: () => void }

/** Shows that this browser has text of the draft that the server doesn't have, and what to do; nothing where there is none. */
export function UnsentText({ recordId, texts, discard }: Props) {
  const t = useTranslations('editor.unsent')
  const translator = useTranslator()
  const left = texts.find(({ isOpen }) => !isOpen)
  if (texts.length === 0) return null
  return (
    <Alert title={t('title')}>
      <p>{left ? t('left', { when: timeOf(left.keptAt, translator) }) : t('open')}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton small href={`/desk/records/${recordId}/edit`}>
          {t('edit')}
        </LinkButton>
        {left && (
          <Button look="secondary" small onClick={() => window.confirm(t('confirm')) && discard()}>
            {t('discard')}
          </Button>
        )}
      </div>
    </Alert>
  )
}
