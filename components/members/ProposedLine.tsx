import { useTranslations } from 'next-intl'
import { PROPOSAL_DAYS } from '@/lib/members/schema'

/** Says that a second admin must confirm what was just asked for. */
export function ProposedLine() {
  const t = useTranslations('members.twoAdmins')
  return <p role="status">{t('proposed', { days: PROPOSAL_DAYS })}</p>
}
