import '@/tests/support/database'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import type { Role } from '@/lib/generated/prisma/enums'
import { describeHolding } from '@/lib/holdings/commands'
import { mergeSources } from '@/lib/merging/sources'
import { changeSlug } from '@/lib/records/commands'
import { saveDraft } from '@/lib/records/drafts'
import { keepRevision, restoreRevision } from '@/lib/records/revisions/commands'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { requiredOf } from '@/lib/review/aspects'
import { reviewOf } from '@/lib/review/review'
import { approve, recall, submit } from '@/lib/review/transitions'
import { giveVerdict } from '@/lib/review/verdicts'
import { createSource, editSource } from '@/lib/sources/commands'
import { type NodeJson, newId, plainText } from '@/lib/text'
import { cite, doc, hop, makeCited, makeMember, makeRecord, p } from '@/tests/support/factories'

// The independent model: every text names its author, in words that no one else writes. So a text says by itself who contributed to it.
let made = 0
const textBy = (author: number) => {
  made += 1
  return ['flood', 'was', 'near', 'here'].map((word) => `${word}m${author}x${made}`).join(' ')
}
const authorsIn = (text: string) =>
  new Set([...text.matchAll(/m(\d+)x\d+/g)].map(([, author]) => Number(author)))

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
  { weight: 2, arbitrary: fc.record({ do: fc.constant('describe' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('origin' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('address' as const), by: member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('role' as const), by: member }) },
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
const accepted = { verdicts: 0, publications: 0 }

async function history(acts: readonly Act[]) {
  const team: Actor[] = []
  for (let index = 0; index < MEMBERS; index += 1)
    team.push(await makeMember({ role: roles[index % 2] ?? 'REVIEWER' }))
  const [editor, checker] = [await makeMember({ role: 'EDITOR' }), await makeMember({ role: 'REVIEWER' })]
  const outsider = await makeMember({ role: 'PUBLISHER' })
  const cited = await makeCited(editor)
  const source = { id: cited.source.id }
  const record = await makeRecord(editor)
  const { id } = record
  /** The members who put each citation where it is. */
  const placedBy = new Map<string, Set<number>>()

  const actorOf = (index: number) => team[index] ?? editor
  const now = async () => {
    const row = await db.record.findUniqueOrThrow({
      where: { id },
      include: { draft: true, revisions: { orderBy: { number: 'asc' } } },
    })
    if (!row.draft) throw new Error('The record has no draft.')
    return { ...row, draft: row.draft, content: storedContent('account', row.draft.content) }
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

  async function review() {
    const { draft } = await now()
    if (!(await isDone(submit(editor, id, { version: draft.version })))) return
    const revisionId = (await now()).submittedId ?? ''
    for (const [index, actor] of [...team.entries(), [MEMBERS, checker] as const]) {
      const { title } = await db.source.findUniqueOrThrow({ where: { id: source.id } })
      for (const subject of (await reviewOf(actor, id)).reviewed?.subjects ?? [])
        for (const aspect of requiredOf(subject)) {
          const verdict = {
            ...{ recordId: id, subjectType: subject.type, subjectId: subject.id, aspect },
            ...{ fingerprint: subject.fingerprints[aspect], outcome: 'VERIFIED' as const, note: 'Compared.' },
          } as const
          if (!(await isDone(giveVerdict(actor, verdict)))) continue
          accepted.verdicts += 1
          const own = authorsIn(`${subject.wording} ${title}`).has(index)
          const placed = placedBy.get(subject.id)?.has(index) ?? false
          expect(own || placed, `member ${index} verified ${subject.wording}`).toBe(false)
        }
    }
    await isDone(approve(outsider, id, { revisionId }))
    for (const [index, actor] of team.entries()) {
      const { content, slug } = await now()
      const { obtainedFrom } = await db.holding.findUniqueOrThrow({ where: { id: cited.holding.id } })
      const cites = subjectsOf('account', content).length > 0
      if (!(await isDone(publish(actor, id, { revisionId })))) continue
      accepted.publications += 1
      const all = `${content.title} ${content.summary} ${plainText(content.body)} ${slug} ${cites ? obtainedFrom : ''}`
      expect(authorsIn(all.replaceAll('-', ' ')).has(index), `member ${index} published ${all}`).toBe(false)
      break
    }
    const { state } = await now()
    await isDone(recall(editor, id, { state }))
  }

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
        const { draft, revisions } = await now()
        const revision = revisions[step.nth % Math.max(1, revisions.length)]
        if (revision) await isDone(restoreRevision(actor, id, revision.id, draft.version))
        break
      }
      case 'describe':
        await retitle(by)
        break
      case 'merge': {
        const other = await createSource(actor, { type: 'book', title: textBy(by) })
        const { version } = await db.source.findUniqueOrThrow({ where: { id: source.id } })
        const merge = { survivorId: other.id, otherId: source.id, survivorVersion: 1, otherVersion: version }
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
        await review()
        break
    }
  }
  await review()
}

it('no one verifies or publishes their own text, whatever happened before', async () => {
  const runs = Number(process.env.STELE_HISTORIES ?? 3)
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 16 }), history), {
    numRuns: runs,
    endOnFailure: true,
  })
  // The rules let others through.
  expect(accepted.verdicts).toBeGreaterThan(0)
}, 600_000)
