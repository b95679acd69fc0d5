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
import type { CheckInput } from '@/lib/checks/input'
import { recordBlocks } from '@/lib/checks/text-blocks'
import type { Tx } from '@/lib/db'
import { consentProblems } from '@/lib/records/consent/schema'
import { eventsOf } from '@/lib/records/kinds/fields'
import { authoritiesOf } from '@/lib/records/references/authorities'
import type { RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { fromCsl } from '@/lib/sources/csl'
import { lineageAround } from '@/lib/sources/graph/queries'
import { standsForAny } from '@/lib/sources/survivors'
import { copyTextsOf } from '../copy-texts'
import type { RecordEvidence } from '../evidence'
import { isOutdated } from '../gate'
import type { ReviewedSubject } from '../judge'
import type { Material } from '../material'
import { peopleNamedIn } from '../named-people'
import { authoritiesLike, likeSourcesOf, otherExcerptsOf } from '../similar-entries'

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
  const cited = standsForAny([...evidence.sources.keys()])
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

/** Every name in fields and cited sources, and every possible name in the text. */
function namesAround(kind: string, content: RecordContent, { sources }: RecordEvidence) {
  const given = [
    ...namesGivenIn(kind, content),
    ...[...sources.values()].flatMap(({ id, csl }) => namesGivenBy(id, csl)),
  ]
  const inTexts = recordInput(kind, content, { today: '' }).texts.flatMap(({ text }) => namesIn(text))
  return { given, all: [...given.map(({ name }) => name), ...inTexts] }
}

const excerptsIn = (kind: string, content: RecordContent) =>
  subjectsOf(kind, content).flatMap(({ quotation, wording }) => (quotation ? [wording] : []))

/** The sentences that can name a person as harmed or as causing harm. */
const sentencesOfHarm = (kind: string, content: RecordContent) =>
  recordBlocks(content, eventsOf(kind, content.fields))
    .filter(({ text, language }) => isOfHarm(text, language))
    .map(({ text }) => text)
    .join('\n')

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
  const names = namesAround(kind, content, evidence)
  const alike = await authoritiesLike(client, names.all)
  const periodicals = alike.filter((one) => one.kind === 'PERIODICAL').map((one) => one.id)
  const named = await authoritiesNamed(client, kind, content, evidence, periodicals)
  const others = await peopleNamedIn(client, sentencesOfHarm(kind, content))
  return recordInput(kind, content, {
    today,
    sources: checkedSources(evidence),
    mergedIds: evidence.mergedIds,
    passages,
    copies,
    authorities: [...named, ...others.filter(({ id }) => named.every((one) => one.id !== id))],
    alike: alike.filter((one) => named.every((other) => other.id !== one.id)),
    names: names.given,
    relations: await lineageAround(client, sourceIds),
    otherExcerpts: await otherExcerptsOf(client, actor, id, excerptsIn(kind, content)),
    likeSources: await likeSourcesOf(client, sourceIds),
    verdicts: verdictsOn(subjects),
    consentProblems: consent && consentProblems(consent, today),
  })
}
