import '@/tests/support/database'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { membersIn, storedContributors } from '@/lib/contributions/contributors'
import { db } from '@/lib/db'
import { openThread } from '@/lib/discussions/commands'
import { acceptSuggestion, rejectSuggestion } from '@/lib/discussions/suggestions'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import type { Role } from '@/lib/generated/prisma/enums'
import { describeHolding } from '@/lib/holdings/commands'
import { mergeSources } from '@/lib/merging/sources'
import { changeSlug, createRecord } from '@/lib/records/commands'
import { contentParts } from '@/lib/records/content-parts'
import { saveDraft } from '@/lib/records/drafts'
import { keepRevision, restoreRevision } from '@/lib/records/revisions/commands'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { saveTemplate } from '@/lib/records/templates/commands'
import { startTranslation } from '@/lib/records/translating/commands'
import { acceptCorrection } from '@/lib/review/corrections/acceptance'
import { reviewOf } from '@/lib/review/review'
import { requiredOf } from '@/lib/review/verdicts/aspects'
import { isVerified } from '@/lib/review/verdicts/judge'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { createSource, editSource } from '@/lib/sources/commands'
import { type NodeJson, newId, plainText } from '@/lib/text'
import { cite, doc, h, hop, makeCited, makeMember, makeRecord, p } from '@/tests/support/factories'

// The independent model: every text names its author, in words that no one else writes. So a text says by itself who contributed to it.
let made = 0
const textBy = (author: number) => {
  made += 1
  return ['flood', 'was', 'near', 'here'].map((word) => `${word}m${author}x${made}`).join(' ')
}
const authorsIn = (text: string) =>
  new Set([...text.matchAll(/m(\d+)x\d+/g)].map(([, author]) => Number(author)))
/** The texts within a text, each by one author. */
const textsIn = (text: string) => text.match(/flood(m\d+x\d+) was\1 near\1 here\1/g) ?? []

const MEMBERS = 6
const member = fc.nat(MEMBERS - 1)
const nth = fc.nat(20)
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('add' as const), by: member }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('extend' as const), by: member, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('copy' as const), by: member, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), by: member, nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('title' as const), by: member }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('keep' as const), by: member }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('restore' as const), by: member, nth }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('bring back' as const), by: member, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('describe' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('origin' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('address' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('role' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('heading' as const), by: member }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('suggest' as const), by: member, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), by: member, nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('consent' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mask' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('translate' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('template' as const), by: member }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('review' as const), by: member }) },
)
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

/** Whether the work was done; false when a rule refused it. */
const isDone = (work: Promise<unknown>) =>
  work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Forbidden || error instanceof Conflict || error instanceof Invalid) return false
      throw error
    },
  )

const roles: Role[] = ['REVIEWER', 'PUBLISHER']
const accepted = { verdicts: 0, publications: 0, rested: 0 }
const languages = ['fr', 'de', 'ru', 'tr', 'fa', 'ar']

async function history(kind: string, acts: readonly Act[]) {
  const team: Actor[] = []
  for (let index = 0; index < MEMBERS; index += 1)
    team.push(await makeMember({ role: roles[index % 2] ?? 'REVIEWER' }))
  const [editor, checker] = [await makeMember({ role: 'EDITOR' }), await makeMember({ role: 'REVIEWER' })]
  const [outsider, last] = [await makeMember({ role: 'PUBLISHER' }), await makeMember({ role: 'PUBLISHER' })]
  const cited = await makeCited(editor)
  const source = { id: cited.source.id }
  const record = await makeRecord(editor, { kind })
  const { id } = record
  /** The members who put each citation where it is. */
  const placedBy = new Map<string, Set<number>>()
  /** The members who brought each subject of the draft back by a restored revision; and the same for each revision. */
  let broughtBack = new Map<string, ReadonlySet<number>>()
  const broughtBackIn = new Map<string, typeof broughtBack>()
  /** The members who lifted a private mask from the cited copy, and those by whose decision the testimony may be published. */
  const [lifted, opened] = [new Set<number>(), new Set<number>()]

  const actorOf = (index: number) => team[index] ?? editor
  const now = async () => {
    const row = await db.record.findUniqueOrThrow({
      where: { id },
      include: { draft: true, revisions: { orderBy: { number: 'asc' } } },
    })
    if (!row.draft) throw new Error('The record has no draft.')
    return { ...row, draft: row.draft, content: storedContent(kind, row.draft.content) }
  }
  const sentence = (words: string, citation: string): NodeJson =>
    p(`The paper reports: ${words}. `, cite([hop(source)], { id: citation, passageId: cited.passage.id }))
  const put = async (by: number, change: (content: RecordContent) => RecordContent) => {
    const { draft, content } = await now()
    await isDone(saveDraft(actorOf(by), id, { baseVersion: draft.version, content: change(content) }))
  }
  const withBody = (content: RecordContent, nodes: NodeJson[]) => ({
    ...content,
    body: doc(...(nodes.length > 0 ? nodes : [p('Nothing.')])),
  })
  const citationIn = (node: NodeJson) => node.content?.find(({ type }) => type === 'citation')?.attrs?.id
  const retitle = async (by: number) => {
    const { version } = await db.source.findUniqueOrThrow({ where: { id: source.id } })
    await isDone(editSource(actorOf(by), source.id, version, { type: 'book', title: textBy(by) }))
  }

  /** Every part of a draft has the authors of its texts among its contributors. */
  async function keepsAuthors(recordId: string) {
    const { draft } = await db.record.findUniqueOrThrow({ where: { id: recordId }, include: { draft: true } })
    const contributors = storedContributors(draft?.contributors)
    for (const { key, text } of contentParts(kind, storedContent(kind, draft?.content)))
      for (const author of authorsIn(text ?? ''))
        expect(membersIn(contributors, key), `${key}: ${text}`).toContain(team[author]?.id)
  }

  /** Whether a text, a source or a place that a verdict covers is this member's. */
  const isOwn = (index: number, subject: { id: string; wording: string }, title: string) =>
    [authorsIn(`${subject.wording} ${title}`), placedBy.get(subject.id), broughtBack.get(subject.id)].some(
      (members) => members?.has(index),
    )
  const titleNow = async () => (await db.source.findUniqueOrThrow({ where: { id: source.id } })).title

  /** Keeps the model of the draft, and that of each new revision. */
  async function follow() {
    const { content, revisions } = await now()
    const present = new Set(subjectsOf(kind, content).map((subject) => subject.id))
    for (const revision of revisions)
      if (!broughtBackIn.has(revision.id)) broughtBackIn.set(revision.id, broughtBack)
    broughtBack = new Map([...broughtBack].filter(([subject]) => present.has(subject)))
  }
  async function restore(by: number, revisionId: string) {
    const before = await now()
    if (!(await isDone(restoreRevision(actorOf(by), id, revisionId, before.draft.version)))) return
    const wordings = new Map(subjectsOf(kind, before.content).map((subject) => [subject.id, subject.wording]))
    const kept = broughtBackIn.get(revisionId)
    const restored = subjectsOf(kind, (await now()).content).map(({ id: subject, wording }) => {
      const members = [...(broughtBack.get(subject) ?? []), ...(kept?.get(subject) ?? [])]
      return [subject, new Set(wordings.get(subject) === wording ? members : [...members, by])] as const
    })
    broughtBack = new Map(restored)
  }

  async function submitted() {
    const { draft } = await now()
    if (!(await isDone(submit(editor, id, { version: draft.version })))) return null
    return (await now()).submittedId
  }
  const backToDraft = async () => {
    const { state } = await now()
    await isDone(recall(editor, id, { state }))
  }
  async function verify(actor: Actor, index: number) {
    for (const subject of (await reviewOf(actor, id)).reviewed?.subjects ?? [])
      for (const aspect of requiredOf(subject)) {
        if (subject.aspects.some((one) => one.aspect === aspect && isVerified(one.state))) continue
        const verdict = {
          ...{ recordId: id, subjectType: subject.type, subjectId: subject.id, aspect },
          ...{ fingerprint: subject.fingerprints[aspect], outcome: 'VERIFIED' as const, note: 'Compared.' },
        } as const
        if (!(await isDone(giveVerdict(actor, verdict)))) continue
        accepted.verdicts += 1
        expect(isOwn(index, subject, await titleNow()), `member ${index} verified ${subject.wording}`).toBe(
          false,
        )
      }
  }

  /** The verdicts that the newest edition rests on, also those that were given long before. */
  async function restsOnOthers(content: RecordContent) {
    const { verdicts } = await db.edition.findFirstOrThrow({
      where: { recordId: id },
      orderBy: { number: 'desc' },
      include: { verdicts: { include: { verdict: true } } },
    })
    const title = await titleNow()
    for (const subject of subjectsOf(kind, content)) {
      const own = verdicts.filter(({ verdict }) => verdict.subjectId === subject.id)
      expect(own.length, `what ${subject.wording} rests on`).toBeGreaterThan(0)
      for (const { verdict } of own) {
        accepted.rested += 1
        const index = team.findIndex((one) => one.id === verdict.memberId)
        expect(isOwn(index, subject, title), `${subject.wording} rests on member ${index}`).toBe(false)
      }
    }
  }

  async function review(by: number) {
    const revisionId = await submitted()
    if (revisionId === null) return
    await verify(actorOf(by), by)
    await verify(checker, MEMBERS)
    await isDone(approve(outsider, id, { revisionId }))
    // The last has contributed nothing, so that what nothing else forbids is published.
    for (const [index, actor] of [...team, last].entries()) {
      const { content, slug } = await now()
      const { obtainedFrom } = await db.holding.findUniqueOrThrow({ where: { id: cited.holding.id } })
      const cites = subjectsOf(kind, content).length > 0
      if (!(await isDone(publish(actor, id, { revisionId })))) continue
      accepted.publications += 1
      const all = `${content.title} ${content.summary} ${plainText(content.body)} ${slug} ${cites ? obtainedFrom : ''}`
      expect(authorsIn(all.replaceAll('-', ' ')).has(index), `member ${index} published ${all}`).toBe(false)
      expect(cites && lifted.has(index), `member ${index} published what they unmasked`).toBe(false)
      expect(opened.has(index), `member ${index} published what they opened`).toBe(false)
      await restsOnOthers(content)
      break
    }
    await backToDraft()
  }

  /** Someone else types other words in place of these. */
  const typeInstead = (by: number, words: string, instead: string) =>
    put(by, (content) => ({
      ...content,
      body: JSON.parse(JSON.stringify(content.body).replace(words, instead)),
    }))

  for (const { by, ...step } of acts) {
    const actor = actorOf(by)
    switch (step.do) {
      case 'add':
        await put(by, (content) => {
          const citation = newId()
          placedBy.set(citation, new Set([by]))
          return withBody(content, [...content.body.content, sentence(textBy(by), citation)])
        })
        break
      case 'extend':
        await put(by, (content) => {
          const nodes = content.body.content
          const at = step.nth % nodes.length
          return withBody(
            content,
            nodes.map((node, index) =>
              index === at && node.content
                ? { ...node, content: [{ type: 'text', text: `${textBy(by)} and ` }, ...node.content] }
                : node,
            ),
          )
        })
        break
      case 'copy':
        await put(by, (content) => {
          const node = content.body.content[step.nth % content.body.content.length]
          const old = node && citationIn(node)
          if (!node || typeof old !== 'string') return content
          const citation = newId()
          placedBy.set(citation, new Set([by, ...(placedBy.get(old) ?? [])]))
          const copied = {
            ...node,
            content: node.content?.map((child) =>
              child.type === 'citation' ? { ...child, attrs: { ...child.attrs, id: citation } } : child,
            ),
          }
          return withBody(content, [copied, ...content.body.content])
        })
        break
      case 'remove':
        await put(by, (content) =>
          withBody(content, content.body.content.toSpliced(step.nth % content.body.content.length, 1)),
        )
        break
      case 'title':
        await put(by, (content) => ({ ...content, title: textBy(by) }))
        break
      case 'keep':
        await isDone(keepRevision(actor, id, `Kept ${made}`))
        break
      case 'restore': {
        const { revisions } = await now()
        const revision = revisions[step.nth % Math.max(1, revisions.length)]
        if (revision) await restore(by, revision.id)
        break
      }
      case 'bring back': {
        // They verify what they can, someone else changes it, and they restore what they verified.
        const revisionId = await submitted()
        if (revisionId === null) break
        await verify(actor, by)
        await backToDraft()
        await follow()
        const texts = textsIn(plainText((await now()).content.body))
        const words = texts[step.nth % Math.max(1, texts.length)]
        if (words === undefined) break
        await typeInstead((by + 1) % MEMBERS, words, textBy((by + 1) % MEMBERS))
        await restore(by, revisionId)
        break
      }
      case 'describe':
        await retitle(by)
        break
      case 'merge': {
        const other = await createSource(actor, { type: 'book', title: textBy(by) })
        const { version } = await db.source.findUniqueOrThrow({ where: { id: source.id } })
        const merge = { keptId: other.id, otherId: source.id, keptVersion: 1, otherVersion: version }
        if (await isDone(mergeSources(editor, merge))) source.id = other.id
        break
      }
      case 'origin': {
        const { obtainedFrom, rights, shown, note } = await db.holding.findUniqueOrThrow({
          where: { id: cited.holding.id },
        })
        const was = { obtainedFrom, rights, shown, note, obtainedOn: '' }
        await isDone(describeHolding(actor, cited.holding.id, was, { ...was, obtainedFrom: textBy(by) }))
        break
      }
      case 'address':
        await isDone(changeSlug(actor, id, textBy(by).replaceAll(' ', '-')))
        break
      case 'role': {
        const role = actor.role === 'REVIEWER' ? 'PUBLISHER' : 'REVIEWER'
        await db.member.update({ where: { id: actor.id }, data: { role } })
        team[by] = { ...actor, role }
        break
      }
      case 'review':
        await review(by)
        break
      case 'heading':
        await put(by, (content) => withBody(content, [h(2, textBy(by)), ...content.body.content]))
        break
      case 'suggest': {
        const texts = textsIn(plainText((await now()).content.body))
        const exact = texts[step.nth % Math.max(1, texts.length)]
        if (exact === undefined) break
        const suggested = textBy(by)
        const place = { recordId: id, anchor: { exact } }
        if (!(await isDone(openThread(actor, { place, suggested, text: '' })))) break
        const thread = await db.thread.findFirstOrThrow({ where: { recordId: id, suggested } })
        const decide = [acceptSuggestion, rejectSuggestion][step.nth % 3]
        if (decide) await isDone(decide(editor, id, { threadId: thread.id }))
        if (decide !== acceptSuggestion) await typeInstead((by + 1) % MEMBERS, exact, suggested)
        break
      }
      case 'correct': {
        if ((await submitted()) === null) break
        const subjects = (await reviewOf(actor, id)).reviewed?.subjects ?? []
        const subject = subjects[step.nth % Math.max(1, subjects.length)]
        const [exact] = textsIn(subject?.wording ?? '')
        if (!subject || exact === undefined) break
        const after = textBy(by)
        const given = await isDone(
          giveVerdict(actor, {
            ...{ recordId: id, subjectType: subject.type, subjectId: subject.id, aspect: 'TRACEABLE' },
            ...{ fingerprint: subject.fingerprints.TRACEABLE, outcome: 'CORRECTED', note: '' },
            correction: {
              part: 'wording',
              before: subject.wording,
              after: subject.wording.replace(exact, after),
            },
          }),
        )
        const verdict = await db.correction.findFirst({ where: { recordId: id, after: { contains: after } } })
        if (given && verdict && step.nth % 2 === 0)
          await isDone(acceptCorrection(editor, id, { verdictId: verdict.verdictId }))
        await backToDraft()
        if (given && step.nth % 2 === 1) await typeInstead((by + 1) % MEMBERS, exact, after)
        break
      }
      case 'consent': {
        const consent = await db.consent.findUnique({ where: { recordId: id } })
        if (!consent) break
        const terms = { nameDisplay: 'ANONYMOUS', pseudonym: '', legalName: '', note: '' } as const
        const days = { embargoUntil: null, withdrawnOn: null, transcriptApprovedOn: '2026-01-01' }
        const tier = consent.tier === 'OPEN' ? 'RESTRICTED' : 'OPEN'
        const { version } = consent
        const isSaved = await isDone(saveConsent(actor, id, { ...terms, ...days, tier, version }))
        if (isSaved && tier === 'OPEN') opened.add(by)
        break
      }
      case 'mask': {
        const { layer } = cited.holding
        const { sha256 } = await db.textLayer.findUniqueOrThrow({ where: { id: layer.id } })
        const mask = await db.mask.findFirst({ where: { textSha256: sha256, liftedAt: null } })
        const range = { textLayerId: layer.id, start: 0, end: 6, kind: 'PRIVATE', reason: 'A name' } as const
        if (!mask) await isDone(setMask(actor, range))
        else if (await isDone(liftMask(actor, mask.id, { reason: 'It is public' }))) lifted.add(by)
        break
      }
      case 'translate': {
        const language = languages[made % languages.length] ?? 'fr'
        const translation = { id: newId(), language }
        if (await isDone(startTranslation(actor, id, translation))) await keepsAuthors(translation.id)
        break
      }
      case 'template': {
        const name = `Template ${id} ${made}`
        if (!(await isDone(saveTemplate(actor, id, name)))) break
        const template = await db.recordTemplate.findFirstOrThrow({ where: { name } })
        const begun = { kind, title: 'Begun', language: 'en', templateId: template.id }
        await keepsAuthors((await createRecord(actorOf((by + 1) % MEMBERS), begun)).id)
        break
      }
    }
    await follow()
  }
  await review(0)
  await keepsAuthors(id)
}

it('no edition rests on its authors, whatever happened before', async () => {
  const runs = Number(process.env.STELE_HISTORIES ?? 3)
  // What was once possible: someone's verdict counted again after they brought the text back.
  const examples: [string, Act[]][] = [
    [
      'account',
      [
        { do: 'add', by: 0 },
        { do: 'bring back', by: 1, nth: 0 },
      ],
    ],
  ]
  const kinds = fc.constantFrom('account', 'testimony')
  const acts = fc.array(act, { minLength: 10, maxLength: 20 })
  await fc.assert(fc.asyncProperty(kinds, acts, history), {
    numRuns: runs + examples.length,
    examples,
    endOnFailure: true,
  })
  // The rules let others through.
  expect(accepted.verdicts).toBeGreaterThan(0)
  if (runs > 3) expect(accepted.rested).toBeGreaterThan(0)
})
