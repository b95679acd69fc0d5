import { search, searchSchema } from '@/lib/search/queries'
import type { MeasuredRecord } from './archive'
import type { LabelledSearch } from './queries'

/** What a search found of what it should: records of its language that fit its label, and others of its language. */
export type Judged = {
  group: string
  q: string
  wanted: number
  missed: string[]
  wrong: string[]
  firstIsRight: boolean
}

export type Figures = { searches: number; recall: number; firstRight: number; precision: number }

/** Every page of the results, by address. */
async function foundBy(q: string): Promise<string[]> {
  const found: string[] = []
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const results = await search(searchSchema.parse({ q, page: String(page) }))
    found.push(...results.found.map(({ slug }) => slug))
    pages = results.pages
  }
  return found
}

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')

const textOf = ({ title, text, fields }: MeasuredRecord) =>
  `${title} ${text} ${JSON.stringify(fields ?? {})}`.normalize('NFC')

/** Searches and compares. Throws for a label that no record fits: it would measure nothing. */
export async function judge(
  group: string,
  { q, has, isEmpty = false }: LabelledSearch,
  records: readonly MeasuredRecord[],
): Promise<Judged> {
  const fits = (record: MeasuredRecord) => has.test(textOf(record))
  // The first result of all may be a record in another language that has the same word.
  const plain = new RegExp(withoutAccents(has.source), 'iu')
  const isRight = (record: MeasuredRecord) => fits(record) || plain.test(withoutAccents(textOf(record)))
  const own = records.filter((record) => record.group === group)
  const wanted = own.filter(fits)
  if ((wanted.length === 0) !== isEmpty)
    throw new Error(`No record of ${group} fits the label of “${q}”: ${has}`)
  const found = await foundBy(q)
  const [first] = found
  const top = records.find(({ slug }) => slug === first)
  return {
    group,
    q,
    wanted: wanted.length,
    missed: wanted.filter(({ slug }) => !found.includes(slug)).map(({ slug }) => slug),
    wrong: own.filter((record) => found.includes(record.slug) && !fits(record)).map(({ slug }) => slug),
    firstIsRight: isEmpty ? found.length === 0 : top !== undefined && isRight(top),
  }
}

/** Recall and precision over all wanted and found records, and the share of searches whose first result is right. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const sum = (of: (one: Judged) => number) => judged.reduce((total, one) => total + of(one), 0)
  const wanted = sum((one) => one.wanted)
  const missed = sum((one) => one.missed.length)
  const right = wanted - missed
  return {
    searches: judged.length,
    recall: right / wanted,
    firstRight: sum((one) => (one.firstIsRight ? 1 : 0)) / judged.length,
    precision: right / (right + sum((one) => one.wrong.length)),
  }
}
