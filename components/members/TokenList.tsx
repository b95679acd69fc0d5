'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { Button } from '@/components/ui/Button'
import type { ListedToken } from '@/lib/members/api-tokens'

type Token = ListedToken & { isExpired: boolean; member?: string }
type Props = { tokens: readonly Token[]; revoke: FormAction }

const more = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>

/** Tokens with their dates; each can be revoked. `member`: whose it is, where they are of several. */
export function TokenList({ tokens, revoke }: Props) {
  return (
    <ul className="mb-10 border-t border-line">
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} revoke={revoke} />
      ))}
    </ul>
  )
}

function TokenRow({ token, revoke }: { token: Token; revoke: FormAction }) {
  const t = useTranslations('members.tokens')
  const { refusal, pending, form } = useForm(revoke)
  const { id, name, scope, createdAt, expiresAt, lastUsedAt, isExpired, member } = token
  const made = () => <When at={createdAt} />
  return (
    <li className="border-b border-line py-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <p className="font-medium">{name}</p>
          {member && <p className="text-sm">{t('of', { name: member })}</p>}
          <p className="text-sm">{t('scopeOf', { scope })}</p>
          <p className="text-quiet text-sm">
            {isExpired ? t.rich('expired', { made }) : t.rich('dates', { made, until: expiresAt })}{' '}
            {lastUsedAt ? t.rich('used', { when: () => <When at={lastUsedAt} /> }) : t('neverUsed')}
          </p>
        </div>
        <form {...form}>
          <input type="hidden" name="id" value={id} />
          <Button type="submit" look="secondary" small disabled={pending}>
            {t.rich('revoke', { name, more })}
          </Button>
        </form>
      </div>
      <FormRefusal refusal={refusal} />
    </li>
  )
}
