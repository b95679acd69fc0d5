import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/address'
import { fromOwnOrigin } from '@/app/api/origin'
import { arkAddress } from '@/app/ark-address'
import { oaiAnswer } from '@/lib/exchange/oai/provider'
import { archiveSettings } from '@/lib/settings/settings'
import { preflight, publicAnswer, Written } from '../answer'

export const OPTIONS = preflight

const answered = (request: Request, asked: URLSearchParams) =>
  publicAnswer(request, async (t) => {
    const archive = await archiveSettings()
    const text = await oaiAnswer(asked, { archive, addressOf, arkOf: arkAddress, t }, new Date())
    return new Written(text, 'text/xml; charset=utf-8', { 'Cache-Control': 'no-store' })
  })

/** GET ?verb=…: OAI-PMH 2.0. */
export const GET = (request: NextRequest) => answered(request, request.nextUrl.searchParams)

/** The most bytes of a request's arguments that are read. */
const MOST = 4096

/** POST the same arguments as a form, which the standard asks for. It changes nothing. */
export const POST = (request: NextRequest) =>
  fromOwnOrigin(request, async () => {
    const text = (await request.text()).slice(0, MOST)
    return answered(request, new URLSearchParams(text))
  })
