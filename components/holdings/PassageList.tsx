'use client'

import { useTranslations } from 'next-intl'
import { Dependents } from '@/components/desk/Dependents'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import { positionOfPassage } from '@/lib/text/passage-position'
import { shortened } from '@/lib/text/shortened'
import { anchorOf, entranceOf } from './passage-anchors'

type Passage = {
  id: string
  start: number
  end: number
  exact: string
  locatorLabel: string | null
  locatorValue: string | null
}
type Props = {
  passages: readonly Passage[]
  /** True when a content warning covers them. */
  isWarned: boolean
  /** The URL of the page that shows them. */
  href: string
  action: FormAction | null
}

/** The passages of the part that is shown. Those that nothing uses can be deleted. */
export function PassageList({ passages, isWarned, href, action }: Props) {
  const t = useTranslator()
  if (passages.length === 0) return null
  return (
    <Disclosure summary={t('holdings.passages.title', { count: passages.length })} className="mt-6">
      <ul className="max-w-3xl">
        {passages.map((passage) => (
          <li key={passage.id} className="border-b border-line py-2">
            <a href={`#${anchorOf('passage', passage.id, isWarned)}`} className="link font-serif">
              <bdi>{shortened(passage.exact, 160)}</bdi>
            </a>
            <span className="ms-2 text-quiet">{t(positionOfPassage(passage))}</span>
            <a href={`${href}?passage=${passage.id}#${entranceOf('talk', passage.id)}`} className="link ms-2">
              {t('holdings.passages.discuss')}
            </a>
            {action && <DeletePassage id={passage.id} action={action} />}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function DeletePassage({ id, action }: { id: string; action: FormAction }) {
  const t = useTranslations('holdings.passages')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <Dependents items={refusal?.current} />
      <input type="hidden" name="id" value={id} />
      <Button type="submit" look="quiet" small disabled={pending}>
        {t('delete')}
      </Button>
    </form>
  )
}
