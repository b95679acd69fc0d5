import { NextRequest } from 'next/server'
import { GET as list } from '@/app/api/public/list/route'
import { GET as oai, POST as oaiByForm } from '@/app/api/public/oai/route'
import { GET as openapi } from '@/app/api/public/openapi.json/route'
import { GET as proof } from '@/app/api/public/proofs/[record]/[number]/route'
import { GET as annotation } from '@/app/api/public/records/[slug]/editions/[number]/annotations/[key]/route'
import { GET as annotations } from '@/app/api/public/records/[slug]/editions/[number]/annotations/route'
import { GET as citation } from '@/app/api/public/records/[slug]/editions/[number]/citations/[file]/route'
import { GET as graph } from '@/app/api/public/records/[slug]/editions/[number]/graph/route'
import { GET as linkset } from '@/app/api/public/records/[slug]/editions/[number]/linkset/route'
import { GET as parts } from '@/app/api/public/records/[slug]/editions/[number]/parts/route'
import { GET as edition } from '@/app/api/public/records/[slug]/editions/[number]/route'
import { GET as editions } from '@/app/api/public/records/[slug]/editions/route'
import { GET as liveGraph } from '@/app/api/public/records/[slug]/graph/route'
import { GET as record } from '@/app/api/public/records/[slug]/route'
import { GET as records } from '@/app/api/public/records/route'
import { GET as unapi } from '@/app/api/public/unapi/route'
import { GET as withdrawals } from '@/app/api/public/withdrawals/route'

export type Answered = { status: number; headers: Headers; body: unknown }

const bodyOf = (text: string, headers: Headers): unknown =>
  headers.get('content-type')?.includes('json') ? JSON.parse(text) : text

async function answered(response: Promise<Response>): Promise<Answered> {
  const { status, headers, ...rest } = await response.then(async (given) => ({
    status: given.status,
    headers: given.headers,
    text: await given.text(),
  }))
  return { status, headers, body: rest.text ? bodyOf(rest.text, headers) : null }
}

const asked = (path: string, headers: Record<string, string>) =>
  new NextRequest(`http://localhost:3000/api/public/records${path}`, { headers })

/** The public API as a reader's program gets it, without a server in between. */
export const publicData = {
  records: (query: string, headers = {}) => answered(records(asked(query, headers))),
  record: (slug: string, headers = {}) =>
    answered(record(asked(`/${slug}`, headers), { params: Promise.resolve({ slug }) })),
  editions: (slug: string, headers = {}) =>
    answered(editions(asked(`/${slug}/editions`, headers), { params: Promise.resolve({ slug }) })),
  edition: (slug: string, number: number | string, headers = {}) =>
    answered(
      edition(asked(`/${slug}/editions/${number}`, headers), {
        params: Promise.resolve({ slug, number: String(number) }),
      }),
    ),
  citation: (slug: string, number: number | string, file: string, headers = {}) =>
    answered(
      citation(asked(`/${slug}/editions/${number}/citations/${file}`, headers), {
        params: Promise.resolve({ slug, number: String(number), file }),
      }),
    ),
  graph: (slug: string, number: number | string) =>
    answered(
      graph(asked(`/${slug}/editions/${number}/graph`, {}), {
        params: Promise.resolve({ slug, number: String(number) }),
      }),
    ),
  liveGraph: (slug: string) =>
    answered(liveGraph(asked(`/${slug}/graph`, {}), { params: Promise.resolve({ slug }) })),
  annotations: (slug: string, number: number | string) =>
    answered(
      annotations(asked(`/${slug}/editions/${number}/annotations`, {}), {
        params: Promise.resolve({ slug, number: String(number) }),
      }),
    ),
  annotation: (slug: string, number: number | string, key: string) =>
    answered(
      annotation(asked(`/${slug}/editions/${number}/annotations/${key}`, {}), {
        params: Promise.resolve({ slug, number: String(number), key }),
      }),
    ),
  unapi: (query: string) =>
    answered(unapi(new NextRequest(`http://localhost:3000/api/public/unapi${query}`))),
  linkset: (slug: string, number: number | string) =>
    answered(
      linkset(asked(`/${slug}/editions/${number}/linkset`, {}), {
        params: Promise.resolve({ slug, number: String(number) }),
      }),
    ),
  list: (query = '') => answered(list(new NextRequest(`http://localhost:3000/api/public/list${query}`))),
  withdrawals: (query = '') =>
    answered(withdrawals(new NextRequest(`http://localhost:3000/api/public/withdrawals${query}`))),
  openapi: () => answered(openapi(new NextRequest('http://localhost:3000/api/public/openapi.json'))),
  oai: (query: string) => answered(oai(new NextRequest(`http://localhost:3000/api/public/oai${query}`))),
  oaiByForm: (body: string) =>
    answered(oaiByForm(new NextRequest('http://localhost:3000/api/public/oai', { method: 'POST', body }))),
  proof: (record: string, number: number) =>
    answered(
      proof(new Request(`http://localhost:3000/api/public/proofs/${record}/${number}`), {
        params: Promise.resolve({ record, number: String(number) }),
      }),
    ),
  parts: (slug: string, number: number | string) =>
    answered(
      parts(asked(`/${slug}/editions/${number}/parts`, {}), {
        params: Promise.resolve({ slug, number: String(number) }),
      }),
    ),
}
