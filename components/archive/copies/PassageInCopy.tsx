import { useTranslations } from 'next-intl'
import type { ShownPassage } from '@/lib/editions/masking/masked-edition'
import { directionOf } from '@/lib/text'
import { ContentWarning } from '../record/ContentWarning'
import { SpannedText } from '../record/SpannedText'

/** The number of characters around a passage on the page of a record. The page of its source shows more. */
const AROUND = 160

type Props = {
  passage: ShownPassage
  /** True when a reviewer compared a machine-read text with the image of its page. */
  isImageSeen: boolean
}

/**
 * The passage that a statement is based on, with some text around it, behind its content warning if it has one. Says when its text was read by
 * machine.
 */
export function PassageInCopy({ passage, isImageSeen }: Props) {
  const t = useTranslations('archive.evidence')
  const { warning } = passage
  return (
    <figure className="passage">
      <figcaption>{t('copy')}</figcaption>
      {warning === null ? (
        <PassageText passage={passage} />
      ) : (
        <ContentWarning warning={warning} part="passage">
          <PassageText passage={passage} />
        </ContentWarning>
      )}
      {passage.machineRead && <p className="mt-1">{t(isImageSeen ? 'pageImageSeen' : 'machineRead')}</p>}
    </figure>
  )
}

/** The text of a passage, marked, with at most so many characters around it on each side. */
export function PassageText({ passage, most = AROUND }: { passage: ShownPassage; most?: number }) {
  const t = useTranslations('archive.evidence')
  const { before, exact, after, language, looks } = passage
  if (exact === '') return <p className="text-quiet">{t('noText')}</p>
  return (
    <blockquote
      lang={language === 'und' ? undefined : language}
      dir={directionOf(language)}
      className="passage-text"
    >
      {before && (
        <span>
          <SpannedText text={before} spans={looks.before} cut="START" most={most} />
        </span>
      )}
      <mark>
        <SpannedText text={exact} spans={looks.exact} />
      </mark>
      {after && (
        <span>
          <SpannedText text={after} spans={looks.after} cut="END" most={most} />
        </span>
      )}
    </blockquote>
  )
}
