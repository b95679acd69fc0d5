import 'server-only'
import type { Actor } from '@/lib/access'
import {
  type CheckedPassage,
  type CheckedSource,
  type CheckedVerdict,
  namesIn,
  recordInput,
} from '@/lib/checks'
import { namesGivenBy, namesGivenIn } from '@/lib/checks/detect/given-names'
import { isOfHarm } from '@/lib/checks/detect/harm-words'
import type { CheckInput, TextBlock } from '@/lib/checks/input'
import { recordBlocks } from '@/lib/checks/text-blocks'
import type { Tx } from '@/lib/db'
import { consentProblems } from '@/lib/records/consent/schema'
import { eventsOf } from '@/lib/records/kinds/fields'
import { authoritiesOf } from '@/lib/records/references/authorities'
import type { RecordContent } from '@/lib/records/schema'
import { fromCsl } from '@/lib/sources/csl'
import { lineageAround } from '@/lib/sources/graph/queries'
import { matchesAnySource } from '@/lib/sources/merged-sources'
import { inTurns, nextTurn } from '@/lib/workers/turns'
import type { RecordEvidence } from '../evidence'
import type { Material } from '../material'
import { MOST_TEXT, peopleNamedIn } from '../named-people'
import type { ReviewedSubject } from '../verdicts/judge'
import { isOutdated } from '../workflow/gate'
import { copyTextsOf } from './copy-texts'
import { authoritiesLike, likeSourcesOf, MOST_NAMES, otherExcerptsOf } from './similar-entries'

function checkedSources({ sources }: RecordEvidence): Map<string, CheckedSource> {
  return new Map(
    [...sources.values()].map(({ id, identification, csl }) => {
      const { title, containerTitle, issued, accessed } = fromCsl(csl)
      return [id, { id, title, identification, containerTitle, issued, accessed }]
    }),
  )
}

const authoritiesNamed = async (
  client: Tx,
  kind: string,
  content: RecordContent,
  evidence: RecordEvidence,
  near: readonly string[],
) => {
  const tied = authoritiesOf(kind, content).map(({ authorityId }) => authorityId)
  const cited = matchesAnySource([...evidence.sources.keys()])
  const named = { in: [...tied, ...near] }
  const rows = await client.authority.findMany({
    where: {
      OR: [
        { id: named, mergedIntoId: null },
        { mergedFrom: { some: { id: named } } },
        { mergedIntoId: null, sources: { some: { source: cited } } },
      ],
    },
    select: {
      id: true,
      kind: true,
      name: true,
      variants: { select: { name: true } },
      mergedFrom: { where: { id: named }, select: { id: true } },
    },
  })
  // By the ids that the record links to.
  return rows.flatMap(({ variants, mergedFrom, id, ...authority }) =>
    [...(tied.includes(id) || mergedFrom.length === 0 ? [{ id }] : []), ...mergedFrom].map((under) => ({
      ...authority,
      ...under,
      variants: variants.map(({ name }) => name),
    })),
  )
}

/** The names in fields and cited sources; and with those that the text may have, as many as are looked up. */
async function namesAround(
  kind: string,
  content: RecordContent,
  { sources }: RecordEvidence,
  blocks: readonly TextBlock[],
) {
  const given = [
    ...namesGivenIn(kind, content),
    ...[...sources.values()].flatMap(({ id, csl }) => namesGivenBy(id, csl)),
  ]
  const all = new Set(given.map(({ name }) => name))
  const inTexts = await inTurns(
    blocks,
    ({ text }) => {
      const others = namesIn(text).filter((name) => !all.has(name))
      for (const name of others) all.add(name)
      return others
    },
    MOST_NAMES,
  )
  return { given, all: [...given.map(({ name }) => name), ...inTexts] }
}

const excerptsOf = (subjects: readonly ReviewedSubject[]) =>
  subjects.flatMap(({ quotation, wording }) => (quotation ? [wording] : []))

/** The sentences that can name a person as harmed or as causing harm, as far as people are looked for in them. */
async function sentencesOfHarm(blocks: readonly TextBlock[]): Promise<string> {
  let length = 0
  const found = await inTurns(blocks, ({ text, language }) => {
    if (length >= MOST_TEXT || !isOfHarm(text, language)) return []
    length += text.length + 1
    return [text]
  })
  return found.join('\n')
}

/** The verdicts on each subject, each with whether the gate finds it outdated. */
const verdictsOn = (subjects: readonly ReviewedSubject[]): CheckedVerdict[] =>
  subjects.flatMap(({ id, aspects }) =>
    aspects
      .filter(({ history }) => history.length > 0)
      .map((reviewed) => ({ subjectId: id, aspect: reviewed.aspect, stale: isOutdated(reviewed) })),
  )

/**
 * Reads the input of the checks. Leaves out titles of records that this actor can't see. The number of queries doesn't depend on the number
 * of subjects.
 */
export async function checkInputOf(
  client: Tx,
  actor: Actor,
  { id, kind }: { id: string; kind: string },
  { content, evidence, consent }: Material,
  subjects: readonly ReviewedSubject[],
): Promise<CheckInput> {
  const today = new Date().toISOString().slice(0, 10)
  const sourceIds = [...evidence.sources.keys()]
  const { textLayers, kept, copies } = await copyTextsOf(client, actor, evidence, subjects)
  const passages = new Map(
    [...evidence.passages.values()].map((passage): [string, CheckedPassage] => [
      passage.id,
      { ...passage, layer: textLayers.get(passage.textLayerId) ?? null, ...kept.get(passage.id) },
    ]),
  )
  await nextTurn()
  const blocks = recordBlocks(content, eventsOf(kind, content.fields))
  const names = await namesAround(kind, content, evidence, blocks)
  const alike = await authoritiesLike(client, names.all)
  const periodicals = alike.filter((one) => one.kind === 'PERIODICAL').map((one) => one.id)
  const named = await authoritiesNamed(client, kind, content, evidence, periodicals)
  const others = await peopleNamedIn(client, await sentencesOfHarm(blocks))
  const otherExcerpts = await otherExcerptsOf(client, actor, id, excerptsOf(subjects))
  const relations = await lineageAround(client, sourceIds)
  const likeSources = await likeSourcesOf(client, sourceIds)
  await nextTurn()
  return recordInput(kind, content, {
    today,
    texts: blocks,
    sources: checkedSources(evidence),
    mergedIds: evidence.mergedIds,
    passages,
    copies,
    authorities: [...named, ...others.filter(({ id }) => named.every((one) => one.id !== id))],
    alike: alike.filter((one) => named.every((other) => other.id !== one.id)),
    names: names.given,
    relations,
    otherExcerpts,
    likeSources,
    verdicts: verdictsOn(subjects),
    consentProblems: consent && consentProblems(consent, today),
  })
}
