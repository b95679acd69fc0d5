import type { Metadata } from 'next'
import { revoke } from '@/app/(desk)/desk/account/tokens/actions'
import { found } from '@/app/(desk)/found'
import { TokenList } from '@/components/members/TokenList'
import { requireActor } from '@/lib/auth'
import { allTokens } from '@/lib/members/api-tokens'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.tokens.all') }
}

export default async function AllTokensPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const tokens = await found(allTokens(actor))
  return (
    <div className="max-w-2xl">
      <h1 className="pt-8 font-serif text-3xl font-semibold">{t('members.tokens.all')}</h1>
      <p className="mt-2 mb-8">
        {t('members.tokens.allLead')}{' '}
        <a className="link" href="/desk/members">
          {t('members.title')}
        </a>
      </p>
      {tokens.length === 0 ? (
        <p className="text-quiet">{t('members.tokens.allNone')}</p>
      ) : (
        <TokenList
          tokens={tokens.map(({ member, memberId, ...token }) => ({
            ...token,
            isExpired: false,
            member: member.name,
          }))}
          revoke={revoke}
        />
      )}
    </div>
  )
}
