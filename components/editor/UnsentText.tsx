import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { LinkButton } from '@/components/ui/LinkButton'
import type { UnsentTexts } from './use-unsent-text'

type Props = { recordId: string; texts: UnsentTexts; discard: () => void }

/** Tells that this browser has text of the draft that the server does not have, with the ways out; nothing where it has none. */
export function UnsentText({ recordId, texts, discard }: Props) {
  const t = useTranslations('editor.unsent')
  const left = texts.find(({ isOpen }) => !isOpen)
  if (texts.length === 0) return null
  return (
    <Alert title={t('title')}>
      <p>{left ? t('left', { when: new Date(left.keptAt) }) : t('open')}</p>
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
