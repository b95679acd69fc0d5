import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/address'
import { withdrawals } from '@/lib/editions/harvest'
import { cursorAsked, pageOf } from '@/lib/exchange/cursor'
import { preflight, publicAnswer } from '../answer'

export const OPTIONS = preflight

const PAGE = 200

/** GET ?after=: every withdrawal with its date and reason, oldest first, two hundred a page, for those who keep copies. */
export const GET = (request: NextRequest) =>
  publicAnswer(request, async () => {
    const after = cursorAsked(request.nextUrl.searchParams.get('after'))
    const { shown, next } = pageOf(await withdrawals(after, PAGE), PAGE)
    return {
      next: next && addressOf(`/api/public/withdrawals?after=${next}`),
      withdrawals: shown.map(({ id, at, ...rest }) => ({ ...rest, withdrawnAt: at })),
    }
  })
