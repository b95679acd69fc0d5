import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/address'
import { harvest } from '@/lib/editions/harvest'
import { Invalid } from '@/lib/errors'
import { cursorAsked, pageOf } from '@/lib/exchange/cursor'
import { message } from '@/lib/messages/message'
import { kinds } from '@/lib/records/kinds'
import { preflight, publicAnswer } from '../answer'

export const OPTIONS = preflight

const PAGE = 200

/** GET ?kind=&after=: every public record by the time of publication, oldest first, two hundred a page; 422 for a cursor or kind that doesn't exist. */
export const GET = (request: NextRequest) =>
  publicAnswer(request, async () => {
    const { searchParams } = request.nextUrl
    const asked = searchParams.get('kind')
    const kind = kinds.find(({ id }) => id === asked)?.id
    if (asked && !kind) throw new Invalid({ kind: message('errors.input.invalid') })
    const after = cursorAsked(searchParams.get('after'))
    const { shown, next } = pageOf(await harvest({ kind, after, isPublic: true }, PAGE), PAGE)
    const query = new URLSearchParams({ ...(kind && { kind }), after: next ?? '' })
    return {
      next: next && addressOf(`/api/public/list?${query}`),
      records: shown.map(({ slug, kind, number, at }) => ({
        slug,
        kind,
        edition: number,
        publishedAt: at,
        url: addressOf(`/records/${slug}`),
        data: addressOf(`/api/public/records/${slug}/editions/${number}`),
        graph: addressOf(`/api/public/records/${slug}/editions/${number}/graph`),
      })),
    }
  })
