import type { Metadata } from 'next'
import { TokenForm } from '@/components/members/TokenForm'
import { TokenList } from '@/components/members/TokenList'
import { requireActor } from '@/lib/auth'
import { ownTokens, tokenDays, tokenScopes } from '@/lib/members/api-tokens'
import { getTranslator } from '@/lib/settings/language'
import { make, revoke } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.tokens.title') }
}

export default async function TokensPage() {
  const [tokens, t] = await Promise.all([requireActor().then(ownTokens), getTranslator()])
  const now = new Date()
  return (
    <div className="max-w-2xl">
      <h1 className="pt-8 font-serif text-3xl font-semibold">{t('members.tokens.title')}</h1>
      <p className="mt-2 mb-8">
        {t('members.tokens.lead')}{' '}
        <a className="link" href="/desk/account">
          {t('members.account.title')}
        </a>
      </p>
      {tokens.length === 0 ? (
        <p className="mb-8 text-quiet">{t('members.tokens.none')}</p>
      ) : (
        <TokenList
          tokens={tokens.map((token) => ({ ...token, isExpired: token.expiresAt <= now }))}
          revoke={revoke}
        />
      )}
      <h2 className="mb-4 font-serif text-xl font-semibold">{t('members.tokens.makeTitle')}</h2>
      <TokenForm scopes={tokenScopes} days={tokenDays} make={make} />
    </div>
  )
}
