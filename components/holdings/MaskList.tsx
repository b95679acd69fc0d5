'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Link } from '@/components/ui/Link'
import type { MaskKind } from '@/lib/editions/masking/schema'

export type MaskRow = {
  id: string
  start: number
  end: number
  kind: MaskKind
  reason: string
  setBy: string
  at: Date
  liftedBy: string | null
  liftedAt: Date | null
  liftReason: string
  /** Set where it is on all of the text, because the place of a mask on this older copy isn't known in it. */
  older: { id: string; sourceId: string; start: number } | null
}

type Props = {
  masks: readonly MaskRow[]
  /** The kinds of masks that the member may lift. */
  liftable: readonly MaskKind[]
  action: FormAction
}

/** The masks on the text of a copy, without the masked text: those that apply, and the lifted ones. */
export function MaskList({ masks, liftable, action }: Props) {
  const t = useTranslations('masks')
  const active = masks.filter(({ liftedAt }) => liftedAt === null)
  const lifted = masks.filter(({ liftedAt }) => liftedAt !== null)
  return (
    <>
      {active.length === 0 && <p className="text-quiet">{t('none')}</p>}
      <ul className="max-w-3xl">
        {active.map((mask) => (
          <MaskLine key={mask.id} mask={mask}>
            {liftable.includes(mask.kind) ? (
              <LiftForm id={mask.id} action={action} />
            ) : (
              liftable.length > 0 && <p className="text-quiet">{t('liftPrivate')}</p>
            )}
          </MaskLine>
        ))}
      </ul>
      {lifted.length > 0 && (
        <Disclosure summary={t('lifted')}>
          <ul className="max-w-3xl">
            {lifted.map((mask) => (
              <MaskLine key={mask.id} mask={mask} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

function MaskLine({ mask, children }: { mask: MaskRow; children?: React.ReactNode }) {
  const t = useTranslations('masks')
  const { start, end, kind, reason, setBy, at, liftedBy, liftedAt, liftReason, older } = mask
  return (
    <li className="space-y-1 border-b border-line py-3">
      <p>
        {t('range', { start: start + 1, end })}. <bdi>{reason || t('concealed')}</bdi>
      </p>
      <p className="text-quiet">
        {t.rich('setBy', { kind: t(`kindLabel.${kind}`), name: setBy, when: () => <When at={at} /> })}
      </p>
      {older && !liftedAt && (
        <p>
          {t.rich('unplaced', {
            older: (words) => (
              <Link
                href={`/desk/sources/${older.sourceId}/holdings/${older.id}?from=${older.start}#text`}
                className="link"
              >
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      {liftedAt && liftedBy !== null && (
        <p className="text-quiet">
          {t.rich('liftedBy', { name: liftedBy, reason: liftReason, when: () => <When at={liftedAt} /> })}
        </p>
      )}
      {children}
    </li>
  )
}

function LiftForm({ id, action }: { id: string; action: FormAction }) {
  const t = useTranslations('masks')
  const { refusal, pending, form } = useForm(action)
  return (
    <Disclosure summary={t('lift')} open={refusal !== null || undefined}>
      <form {...form} className="space-y-3">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="id" value={id} />
        <Field label={t('liftReason')} error={refusal?.fields.reason} required>
          {(wired) => <Input {...wired} name="reason" maxLength={500} />}
        </Field>
        <Button type="submit" look="secondary" small disabled={pending}>
          {t('lift')}
        </Button>
      </form>
    </Disclosure>
  )
}
