import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import type { FormAction } from '@/components/desk/use-form'
import { MaskForm } from './MaskForm'
import { MaskList } from './MaskList'
import { MaskProposals } from './MaskProposals'

type Props = Pick<ComponentProps<typeof MaskList>, 'masks' | 'liftable'> & {
  textLayerId: string
  /** Null for members who can't set masks. */
  proposals: Pick<ComponentProps<typeof MaskProposals>, 'graphic' | 'names'> | null
  actions: { set: FormAction; lift: FormAction }
}

/** The masks on the text of a copy, with forms to set and lift them. */
export function TextMasks({ textLayerId, masks, liftable, proposals, actions }: Props) {
  const t = useTranslations('masks')
  return (
    <section aria-labelledby="masks" className="mt-8 space-y-4">
      <h3 id="masks" className="font-serif text-lg font-semibold">
        {t('title')}
      </h3>
      <p className="max-w-3xl text-quiet">{t('intro')}</p>
      <MaskList masks={masks} liftable={liftable} action={actions.lift} />
      {proposals && (
        <>
          <MaskProposals textLayerId={textLayerId} {...proposals} action={actions.set} />
          <MaskForm textLayerId={textLayerId} action={actions.set} />
        </>
      )}
    </section>
  )
}
