import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import {
  type CheckedPassage,
  type CheckedSource,
  type CheckedVerdict,
  checks,
  namesIn,
  recordInput,
  runChecks,
} from '@/lib/checks'
import { namesGivenBy, namesGivenIn } from '@/lib/checks/detect/given-names'
import { isOfHarm } from '@/lib/checks/detect/harm-words'
import type { CheckInput } from '@/lib/checks/input'
import { recordBlocks } from '@/lib/checks/text-blocks'
import { db, type Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { parseId } from '@/lib/input'
import { consentProblems, type IdentifiedConsent } from '@/lib/records/consent/schema'
import { eventsOf } from '@/lib/records/kinds/fields'
import { authoritiesOf } from '@/lib/records/references/authorities'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { fromCsl } from '@/lib/sources/csl'
import { lineageAround } from '@/lib/sources/graph/queries'
import { standsForAny } from '@/lib/sources/survivors'
import { copyTextsOf } from '../copy-texts'
import type { RecordEvidence } from '../evidence'
import { hasFallen } from '../gate'
import { type JudgedSubject, judge } from '../judge'
import { type Material, materialOf, materialOfRevision, type SeenVerdict } from '../material'
import { peopleNamedIn } from '../named-people'
import { authoritiesLike, likeSourcesOf, otherExcerptsOf } from '../similar-entries'
import { type RecordReport, withDismissals } from './dismissed'

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
  // Under the ids by which the record ties it.
  return rows.flatMap(({ variants, mergedFrom, id, ...authority }) =>
    [...(tied.includes(id) || mergedFrom.length === 0 ? [{ id }] : []), ...mergedFrom].map((under) => ({
      ...authority,
      ...under,
      variants: variants.map(({ name }) => name),
    })),
  )
}

/** Every name that stands in fields, in cited sources and, by the look of it, in the text. */
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

/** The words in which a person might be named as harmed or as harming: where the record tells of harm. */
const sentencesOfHarm = (kind: string, content: RecordContent) =>
  recordBlocks(content, eventsOf(kind, content.fields))
    .filter(({ text, language }) => isOfHarm(text, language))
    .map(({ text }) => text)
    .join('\n')

const leftToGate = new Set(checks.filter(({ leftToGate }) => leftToGate).map(({ id }) => id))

/** What was judged of each subject, and what of that the gate finds fallen. */
const verdictsOn = (subjects: readonly JudgedSubject[]): CheckedVerdict[] =>
  subjects.flatMap(({ id, aspects }) =>
    aspects
      .filter(({ history }) => history.length > 0)
      .map((judged) => ({ subjectId: id, aspect: judged.aspect, stale: hasFallen(judged) })),
  )

/** Reads what the checks look at. Titles of records that this actor can't see are left out. A few reads, whatever the number of subjects. */
async function checkInputOf(
  client: Tx,
  actor: Actor,
  { id, kind }: { id: string; kind: string },
  { content, evidence, consent }: Material,
  subjects: readonly JudgedSubject[],
): Promise<CheckInput> {
  const today = new Date().toISOString().slice(0, 10)
  const sourceIds = [...evidence.sources.keys()]
  const { layers, kept, copies } = await copyTextsOf(client, evidence, subjects)
  const passages = new Map(
    [...evidence.passages.values()].map((passage): [string, CheckedPassage] => [
      passage.id,
      { ...passage, layer: layers.get(passage.textLayerId) ?? null, ...kept.get(passage.id) },
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

/**
 * What the automatic checks find in a text and in everything it relies on now, each finding with the SHA-256 of its key, and which
 * warnings were dismissed. `subjects` are those of the text, judged.
 */
export async function reportOf(
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  material: Material,
  subjects: readonly JudgedSubject[],
): Promise<RecordReport> {
  const report = runChecks(await checkInputOf(client, actor, record, material, subjects))
  const findings = report.findings.map(({ key, earlierKeys, ...finding }) => ({
    ...finding,
    key: sha256(key),
    ...(earlierKeys && { earlierKeys: earlierKeys.map(sha256) }),
  }))
  const [atGate = [], ownFindings = []] = [true, false].map((isLeft) =>
    findings.filter(({ check }) => leftToGate.has(check) === isLeft),
  )
  return withDismissals({ ...report, findings: ownFindings, atGate }, material.dismissals)
}

/** A text with each of its subjects judged as it is now, and what the automatic checks find. A step passes it on: it is made once. */
export type JudgedContent = {
  content: RecordContent
  evidence: RecordEvidence
  subjects: JudgedSubject<SeenVerdict>[]
  report: RecordReport
  /** With the speaker's name; null where no one speaks. */
  consent: IdentifiedConsent | null
}

async function judged(
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  material: Material,
): Promise<JudgedContent> {
  const { content, evidence, consent, verdicts, named } = material
  const subjects = judge(material.subjects, verdicts, named)
  return {
    content,
    evidence,
    subjects,
    consent,
    report: await reportOf(client, actor, record, material, subjects),
  }
}

/** This content of the record, judged. Guarded by its caller. */
export const judgedContent = async (
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  content: RecordContent,
) => judged(client, actor, record, await materialOf(client, record, content))

/** A revision of the record, judged. Guarded by its caller. */
export const judgedRevision = async (
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  revisionId: string,
) => judged(client, actor, record, await materialOfRevision(client, record, revisionId))

const draftColumns = { select: { version: true, content: true } } as const

/** What the checks find in the draft as it is saved now. Guarded by its caller. */
export async function draftReportOf(
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
): Promise<RecordReport> {
  const { content } = await client.draft.findUniqueOrThrow({
    where: { recordId: record.id },
    ...draftColumns,
  })
  return (await judgedContent(client, actor, record, storedContent(record.kind, content))).report
}

/** What the checks look at in the draft as it is saved now. Guarded by its caller. */
export async function draftInputOf(client: Tx, actor: Actor, record: { id: string; kind: string }) {
  const { content } = await client.draft.findUniqueOrThrow({
    where: { recordId: record.id },
    ...draftColumns,
  })
  const material = await materialOf(client, record, storedContent(record.kind, content))
  return checkInputOf(
    client,
    actor,
    record,
    material,
    judge(material.subjects, material.verdicts, material.named),
  )
}

/** What the checks find in a draft as it is saved now. `NotFound` for what the actor may not see. */
export async function findingsOf(actor: Actor, recordId: string) {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: { id: true, kind: true, draft: draftColumns },
  })
  if (!record?.draft) throw new NotFound()
  const { draft, kind } = record
  const { report } = await judgedContent(db, actor, record, storedContent(kind, draft.content))
  return { version: draft.version, report }
}
