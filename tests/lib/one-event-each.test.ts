import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority, deleteAuthority } from '@/lib/authorities/commands'
import {
  createCollection,
  deleteCollection,
  publishCollection,
  saveCollection,
  unpublishCollection,
} from '@/lib/collections/commands'
import { db, type Tx, transaction } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { giveNewAddress } from '@/lib/editions/new-address'
import { recordEvent, verifyLog } from '@/lib/events'
import { deleteHolding, describeHolding } from '@/lib/holdings/commands'
import { createPassage, deletePassage } from '@/lib/holdings/passages'
import { addMedia, deleteMedia, describeMedia } from '@/lib/media/commands'
import { readOriginal } from '@/lib/media/queries'
import {
  changeRole,
  createMember,
  disableMember,
  enableMember,
  renameMember,
  signOutEverywhere,
} from '@/lib/members/commands'
import { acceptInvitation, createResetLink, invite, revokeInvitation } from '@/lib/members/invitations'
import { chooseLanguage } from '@/lib/members/language'
import { operator } from '@/lib/members/member-manager'
import { changePassword } from '@/lib/members/password-changes'
import { askForTwoAdmins, confirmProposal, declineProposal, propose } from '@/lib/members/proposals'
import { actorOfSession, endOtherSessions, endSession, startSession } from '@/lib/members/signing-in/sessions'
import {
  createPage,
  deletePage,
  publishPage,
  renamePage,
  savePage,
  unpublishPage,
} from '@/lib/pages/commands'
import { changeSlug, createRecord } from '@/lib/records/commands'
import { removeConsentForm } from '@/lib/records/consent/forms'
import { saveDraft } from '@/lib/records/drafts'
import { checkRecordRelation, relateRecords, removeRecordRelation } from '@/lib/records/relations'
import { keepRevision, restoreRevision } from '@/lib/records/revisions/commands'
import { changeTags } from '@/lib/records/tags'
import { linkTranslation, unlinkTranslation } from '@/lib/records/translations'
import { editAuthority } from '@/lib/review/disagreements/authority-change'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { assign } from '@/lib/review/workflow/assignments'
import { approve, recall, returnToAuthor, submit } from '@/lib/review/workflow/transitions'
import { restoreFromTrash, trash } from '@/lib/review/workflow/trash'
import { confirmLanguage, removeConfirmation } from '@/lib/settings/confirmations'
import { removeLogo } from '@/lib/settings/logo'
import { archiveSettings, changeSettings } from '@/lib/settings/settings'
import { createSource, deleteSource, editSource } from '@/lib/sources/commands'
import { relateSources, removeRelation } from '@/lib/sources/relations'
import { differences } from '@/tests/support/differences'
import {
  addText,
  contentOf,
  makeApproved,
  makeCited,
  makeConsentForm,
  makeHolding,
  makeMember,
  makeRecord,
  makeSignIn,
  makeSource,
  makeStaff,
  makeSubmittable,
  makeSubmitted,
  verifyAll,
} from '@/tests/support/factories'
import { settingsDraft } from '@/tests/support/factories/settings'
import { changedOnlyWithEvent, expectRefused, makeLogStoppable, type Ready } from '@/tests/support/one-event'
import { pdfOf } from '@/tests/support/pdf'
import { bytesOf } from '@/tests/support/pictures'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let reviewer: Actor
let publisher: Actor
let admin: Actor
beforeAll(async () => {
  ;({ editor, reviewer, publisher, admin } = await makeStaff())
  await makeLogStoppable()
})

const unique = () => `Made ${randomUUID()}`
const person = () => ({ kind: 'PERSON' as const, name: unique() })
const nothing = { obtainedFrom: '', obtainedOn: null, rights: '', note: '' }
const consent = {
  version: 1,
  tier: 'OPEN',
  nameDisplay: 'ANONYMOUS',
  legalName: '',
  pseudonym: '',
  embargoUntil: null,
  transcriptApprovedOn: null,
  withdrawnOn: null,
  note: 'Given by word of mouth.',
}
const password = 'a few other words'

async function published() {
  const record = await makeApproved(editor, reviewer)
  await publish(publisher, record.id, { revisionId: record.revisionId })
  return record
}

/** A member with two sessions, who acts in the first. */
async function signedIn() {
  const member = await makeMember()
  const row = { id: member.id, sessionVersion: 1 }
  const sessions = [await startSession(row, null), await startSession(row, null)]
  const actor = await actorOfSession(sessions[0] ?? '')
  if (!actor) throw new Error('The session is not valid.')
  return { actor, sessions }
}

/** Prepares rows that the log records, with an event, so that the log stays whole. */
const prepared = (work: (tx: Tx) => Promise<unknown>) =>
  transaction(async (tx) => {
    await work(tx)
    await recordEvent(tx, {
      actor: null,
      action: 'test.prepare',
      subjectType: 'archive',
      subjectId: 'test',
      detail: {},
    })
  })

/** Two records that can be linked as translations. */
const twoLanguages = async () =>
  [
    await makeRecord(editor, { content: { language: 'az' } }),
    await makeRecord(editor, { content: { language: 'fr' } }),
  ] as const

const askFor = (admins: 1 | 2) =>
  prepared((tx) => tx.settings.updateMany({ data: { twoAdmins: admins === 2 } }))

/** The decision of an admin about what another proposed. */
async function decided(
  act: Parameters<typeof propose>[1],
  decide: (actor: Actor, id: string) => Promise<unknown>,
): Ready {
  const author = await makeMember({ role: 'ADMIN' })
  await prepared((tx) =>
    tx.adminProposal.updateMany({
      where: { decision: null },
      data: { decision: 'EXPIRED', decidedAt: new Date() },
    }),
  )
  await askFor(2)
  await propose(author, act)
  const { id } = await db.adminProposal.findFirstOrThrow({ where: { decision: null } })
  return () => decide(admin, id)
}

const slug = () => `page-${randomUUID()}`
const aPage = () => createPage(admin, { slug: slug(), title: 'About' })

async function maskable() {
  const { layer } = await makeHolding(editor, await makeSource(editor), { text: unique() })
  return { textLayerId: layer.id, start: 0, end: 4, kind: 'GRAPHIC' as const, reason: 'A warning' }
}

const collectionText = {
  title: 'A set',
  language: 'en',
  introduction: 'Read these.',
  records: [] as string[],
}

/** A document in the media library, with bytes of its own. */
async function aMedia() {
  const about = { filename: 'report.pdf', language: 'en' }
  return addMedia(editor, about, bytesOf(pdfOf([`A page ${randomUUID()}`])))
}

/** A collection of one record, whose second version a publisher has not written. */
async function aCollection() {
  const { id } = await createCollection(editor, { slug: slug(), title: 'A set', language: 'en' })
  const record = await makeRecord(editor)
  await saveCollection(editor, id, 1, { ...collectionText, records: [record.id] })
  return { id }
}

async function aPublicPage() {
  const page = await aPage()
  await publishPage(admin, page.id, 1)
  return page
}

async function aVerdict(): Ready {
  const record = await makeSubmitted(editor)
  const [subject] = (await reviewOf(reviewer, record.id)).reviewed?.subjects ?? []
  if (!subject) throw new Error('There is nothing to judge.')
  return () =>
    giveVerdict(reviewer, {
      recordId: record.id,
      subjectType: subject.type,
      subjectId: subject.id,
      fingerprint: subject.fingerprints.TRACEABLE,
      aspect: 'TRACEABLE',
      outcome: 'VERIFIED',
    })
}

const changes: [action: string, ready: () => Ready][] = [
  ['authority.create', async () => () => createAuthority(editor, person())],
  [
    'authority.edit',
    async () => {
      const { id } = await createAuthority(editor, person())
      return () => editAuthority(editor, id, 1, person())
    },
  ],
  [
    'authority.delete',
    async () => {
      const { id } = await createAuthority(editor, person())
      return () => deleteAuthority(editor, id)
    },
  ],
  ['source.create', async () => () => createSource(editor, { type: 'report', title: unique() })],
  [
    'source.edit',
    async () => {
      const { id } = await makeSource(editor)
      return () => editSource(editor, id, 1, { type: 'report', title: unique() })
    },
  ],
  [
    'source.relate',
    async () => {
      const [one, other] = [await makeSource(editor), await makeSource(editor)]
      return () => relateSources(editor, one.id, { type: 'REPRINT_OF', toId: other.id })
    },
  ],
  [
    'source.unrelate',
    async () => {
      const [one, other] = [await makeSource(editor), await makeSource(editor)]
      const { id } = await relateSources(editor, one.id, { type: 'REPRINT_OF', toId: other.id })
      return () => removeRelation(editor, id)
    },
  ],
  [
    'source.delete',
    async () => {
      const { id } = await makeSource(editor)
      return () => deleteSource(editor, id)
    },
  ],
  [
    'holding.add',
    async () => {
      const { id } = await makeSource(editor)
      return () => addText(editor, id, { kind: 'TRANSCRIPT', language: 'en', text: unique() })
    },
  ],
  [
    'holding.describe',
    async () => {
      const { id } = await makeHolding(editor, await makeSource(editor), { text: unique() })
      return () => describeHolding(editor, id, nothing, { ...nothing, rights: 'None known' })
    },
  ],
  [
    'holding.mask',
    async () => {
      const mask = await maskable()
      return () => setMask(editor, mask)
    },
  ],
  [
    'holding.unmask',
    async () => {
      const { id } = await setMask(editor, await maskable())
      return () => liftMask(editor, id, { reason: 'A test.' })
    },
  ],
  [
    'holding.delete',
    async () => {
      const { id } = await makeHolding(editor, await makeSource(editor), { text: unique() })
      return () => deleteHolding(editor, id)
    },
  ],
  [
    'passage.create',
    async () => {
      const { layer } = await makeHolding(editor, await makeSource(editor), { text: unique() })
      return () => createPassage(editor, { textLayerId: layer.id, start: 0, end: 4 })
    },
  ],
  [
    'passage.delete',
    async () => {
      const { passage } = await makeCited(editor)
      return () => deletePassage(editor, passage.id)
    },
  ],
  [
    'record.create',
    async () => () => createRecord(editor, { kind: 'account', title: unique(), language: 'en' }),
  ],
  [
    'record.edit',
    async () => {
      const record = await makeRecord(editor)
      const content = contentOf('account', { title: unique() })
      return () => saveDraft(admin, record.id, { baseVersion: record.version, content })
    },
  ],
  [
    'record.tag',
    async () => {
      const { id } = await makeRecord(editor)
      return () => changeTags(editor, id, { add: [unique()] })
    },
  ],
  [
    'record.assign',
    async () => {
      const { id } = await makeRecord(editor)
      return () => assign(editor, id, { memberId: reviewer.id, task: 'WRITE' })
    },
  ],
  [
    'record.trash',
    async () => {
      const { id } = await makeRecord(editor)
      return () => trash(editor, id)
    },
  ],
  [
    'record.untrash',
    async () => {
      const { id } = await makeRecord(editor)
      await trash(editor, id)
      return () => restoreFromTrash(editor, id)
    },
  ],
  [
    'record.readdress',
    async () => {
      const slug = `qaraxanova-${randomUUID()}`
      const record = await makeApproved(editor, reviewer, { kind: 'testimony', slug })
      const terms = { ...consent, tier: 'OPEN', nameDisplay: 'ANONYMOUS' } as const
      await saveConsent(admin, record.id, terms)
      await publish(publisher, record.id, { revisionId: record.revisionId })
      await saveConsent(admin, record.id, { ...terms, legalName: 'Zeyneb Qaraxanova', version: 2 })
      return () => giveNewAddress(publisher, record.id)
    },
  ],
  [
    'record.change-slug',
    async () => {
      const record = await makeRecord(editor)
      return () => changeSlug(editor, record.id, `moved-${record.slug}`)
    },
  ],
  [
    'record.keep',
    async () => {
      const record = await makeRecord(editor)
      return () => keepRevision(editor, record.id, 'Kept')
    },
  ],
  [
    'record.restore',
    async () => {
      const record = await makeRecord(editor)
      const revision = await keepRevision(editor, record.id, 'Kept')
      const content = contentOf('account', { title: unique() })
      const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
      await keepRevision(editor, record.id, 'Kept too')
      return () => restoreRevision(editor, record.id, revision.id, version)
    },
  ],
  [
    'record.consent',
    async () => {
      const record = await makeRecord(editor, { kind: 'testimony' })
      return () => saveConsent(publisher, record.id, consent)
    },
  ],
  [
    'record.add-consent-form',
    async () => {
      const { id } = await makeRecord(editor, { kind: 'testimony' })
      return () => makeConsentForm(publisher, { id })
    },
  ],
  [
    'record.remove-consent-form',
    async () => {
      const { id } = await makeConsentForm(publisher, await makeRecord(editor, { kind: 'testimony' }))
      return () => removeConsentForm(publisher, id)
    },
  ],
  [
    'record.submit',
    async () => {
      const record = await makeSubmittable(editor)
      return () => submit(editor, record.id, { version: record.version })
    },
  ],
  ['record.judge', aVerdict],
  [
    'record.return',
    async () => {
      const { id, revisionId } = await makeSubmitted(editor)
      return () => returnToAuthor(reviewer, id, { revisionId, reason: 'A date is missing.' })
    },
  ],
  [
    'record.recall',
    async () => {
      const { id } = await makeSubmitted(editor)
      return () => recall(editor, id, { state: 'IN_REVIEW' })
    },
  ],
  [
    'record.approve',
    async () => {
      const { id, revisionId } = await makeSubmitted(editor)
      await verifyAll(reviewer, id)
      return () => approve(reviewer, id, { revisionId })
    },
  ],
  [
    'record.publish',
    async () => {
      const { id, revisionId } = await makeApproved(editor, reviewer)
      return () => publish(publisher, id, { revisionId })
    },
  ],
  [
    'record.withdraw',
    async () => {
      const { id } = await published()
      return () => withdraw(publisher, id, { edition: 1, reason: 'The speaker asked for it.' })
    },
  ],
  [
    'member.create',
    async () => {
      const email = `${randomUUID()}@example.org`
      return () => createMember(operator, { email, name: 'New', role: 'EDITOR', password })
    },
  ],
  [
    'member.create',
    async () => {
      const { token } = await invite(admin, { email: `${randomUUID()}@example.org`, role: 'EDITOR' })
      return () => acceptInvitation(token, { name: 'Invited', password })
    },
  ],
  [
    'member.change-role',
    async () => {
      await askFor(1)
      const { id } = await makeMember()
      return () => changeRole(admin, id, 'REVIEWER')
    },
  ],
  [
    'member.rename',
    async () => {
      const { id } = await makeMember()
      return () => renameMember(admin, id, unique())
    },
  ],
  [
    'member.choose-language',
    async () => {
      const member = await makeMember()
      return () => chooseLanguage(member, 'en')
    },
  ],
  [
    'member.disable',
    async () => {
      const { id } = await makeMember()
      return () => disableMember(admin, id)
    },
  ],
  [
    'member.enable',
    async () => {
      const { id } = await makeMember()
      await disableMember(admin, id)
      return () => enableMember(admin, id)
    },
  ],
  [
    'member.sign-out-everywhere',
    async () => {
      const member = await makeMember()
      return () => signOutEverywhere(member)
    },
  ],
  [
    'member.end-session',
    async () => {
      const { actor, sessions } = await signedIn()
      return () => endSession(actor, sessions[1] ?? '')
    },
  ],
  [
    'member.end-other-sessions',
    async () => {
      const { actor } = await signedIn()
      return () => endOtherSessions(actor)
    },
  ],
  [
    'member.change-password',
    async () => {
      const { actor, password: current } = await makeSignIn()
      return () => changePassword(actor, { current, password })
    },
  ],
  [
    'member.offer-reset',
    async () => {
      await askFor(1)
      const { id } = await makeMember()
      return () => createResetLink(admin, id)
    },
  ],
  [
    'member.reset-password',
    async () => {
      await askFor(1)
      const { id } = await makeMember()
      const { token } = await createResetLink(admin, id)
      return () => acceptInvitation(token, { password })
    },
  ],
  [
    'settings.ask-for-two-admins',
    async () => {
      await makeMember({ role: 'ADMIN' })
      await askFor(1)
      return () => askForTwoAdmins(admin)
    },
  ],
  [
    'proposal.create',
    async () => {
      const memberId = (await makeMember()).id
      await askFor(2)
      return () => propose(admin, { act: 'RESET', memberId })
    },
  ],
  [
    'proposal.decline',
    async () => decided({ act: 'RESET', memberId: (await makeMember()).id }, declineProposal),
  ],
  [
    'member.change-role',
    async () =>
      decided({ act: 'ROLE', memberId: (await makeMember()).id, role: 'REVIEWER' }, confirmProposal),
  ],
  ['settings.ask-for-one-admin', async () => decided({ act: 'ONE_ADMIN' }, confirmProposal)],
  [
    'settings.edit',
    async () => {
      const { version } = await archiveSettings()
      return () => changeSettings(admin, version, settingsDraft({ name: unique() }))
    },
  ],
  [
    'settings.logo',
    async () => {
      const { version } = await archiveSettings()
      return () => removeLogo(admin, version)
    },
  ],
  [
    'record.link-translation',
    async () => {
      const [original, translation] = await twoLanguages()
      return () => linkTranslation(admin, translation.id, { original: original.id })
    },
  ],
  [
    'record.unlink-translation',
    async () => {
      const [original, translation] = await twoLanguages()
      await linkTranslation(admin, translation.id, { original: original.id })
      return () => unlinkTranslation(admin, translation.id)
    },
  ],
  [
    'record.relate',
    async () => {
      const [from, to] = await twoLanguages()
      return () => relateRecords(admin, from.id, { type: 'CITES', toId: to.id })
    },
  ],
  [
    'record.check-relation',
    async () => {
      const [from, to] = await twoLanguages()
      const { id } = await relateRecords(admin, from.id, { type: 'CITES', toId: to.id })
      const publisher = await makeMember({ role: 'PUBLISHER' })
      return () => checkRecordRelation(publisher, id)
    },
  ],
  [
    'record.unrelate',
    async () => {
      const [from, to] = await twoLanguages()
      const { id } = await relateRecords(admin, from.id, { type: 'CITES', toId: to.id })
      return () => removeRecordRelation(admin, id)
    },
  ],
  [
    'settings.confirm-language',
    async () => {
      const { version } = await archiveSettings()
      return () => confirmLanguage(admin, version, 'fr')
    },
  ],
  [
    'settings.unconfirm-language',
    async () => {
      await confirmLanguage(admin, (await archiveSettings()).version, 'de')
      const { version } = await archiveSettings()
      return () => removeConfirmation(admin, version, 'de')
    },
  ],
  ['page.create', async () => aPage],
  [
    'page.edit',
    async () => {
      const { id } = await aPage()
      const body = { type: 'doc', content: [{ type: 'paragraph' }] }
      return () => savePage(admin, id, 1, { title: 'About', body })
    },
  ],
  [
    'page.rename',
    async () => {
      const { id } = await aPage()
      return () => renamePage(admin, id, slug())
    },
  ],
  [
    'page.publish',
    async () => {
      const { id } = await aPage()
      return () => publishPage(admin, id, 1)
    },
  ],
  [
    'page.unpublish',
    async () => {
      const { id } = await aPublicPage()
      return () => unpublishPage(admin, id)
    },
  ],
  [
    'page.delete',
    async () => {
      const { id } = await aPage()
      return () => deletePage(admin, id)
    },
  ],
  [
    'collection.create',
    async () => () => createCollection(admin, { slug: slug(), title: 'A set', language: 'en' }),
  ],
  [
    'collection.edit',
    async () => {
      const { id } = await aCollection()
      return () => saveCollection(admin, id, 2, collectionText)
    },
  ],
  [
    'collection.publish',
    async () => {
      const { id } = await aCollection()
      return () => publishCollection(publisher, id, 2)
    },
  ],
  [
    'collection.unpublish',
    async () => {
      const { id } = await aCollection()
      await publishCollection(publisher, id, 2)
      return () => unpublishCollection(admin, id)
    },
  ],
  [
    'collection.delete',
    async () => {
      const { id } = await aCollection()
      return () => deleteCollection(admin, id)
    },
  ],
  ['media.add', async () => () => aMedia()],
  [
    'media.describe',
    async () => {
      const { id } = await aMedia()
      const texts = { alternative: '', caption: 'New', credit: '', rights: '', warning: '' }
      return () => describeMedia(editor, id, 1, { ...texts, focusX: 50, focusY: 50, language: 'en' })
    },
  ],
  [
    'media.read',
    async () => {
      const { id } = await aMedia()
      return async () => (await readOriginal(publisher, id)).stream.destroy()
    },
  ],
  [
    'media.delete',
    async () => {
      const { id } = await aMedia()
      return () => deleteMedia(editor, id)
    },
  ],
  [
    'invitation.create',
    async () => {
      const email = `${randomUUID()}@example.org`
      return () => invite(admin, { email, role: 'EDITOR' })
    },
  ],
  [
    'invitation.revoke',
    async () => {
      const email = `${randomUUID()}@example.org`
      await invite(admin, { email, role: 'EDITOR' })
      const { id } = await db.invitation.findFirstOrThrow({ where: { email } })
      return () => revokeInvitation(admin, id)
    },
  ],
]

test.each(changes)('%s writes one event, or changes nothing', async (action, ready) => {
  expect(await changedOnlyWithEvent(await ready())).toEqual([action])
})

describe('a command whose member meanwhile', () => {
  /** Done by the operator of the machine, or by someone with a link. */
  const ofNoMember = ['member.create', 'member.reset-password']
  const byMembers = changes.filter(([action]) => !ofNoMember.includes(action))

  test.each([
    ['has another role', `"role" = 'CONTRIBUTOR'`, `"role" = w."role"`],
    ['was disabled', `"disabledAt" = now()`, `"disabledAt" = w."disabledAt"`],
  ])('%s changes nothing: every one of them', async (_, change, undo) => {
    await sabotage(`CREATE TABLE "was" AS SELECT id, role, "disabledAt" FROM "Member" WHERE FALSE`)
    await sabotage('GRANT SELECT ON "was" TO PUBLIC')
    for (const [action, ready] of byMembers) {
      const run = await ready()
      await sabotage(`INSERT INTO "was" SELECT id, role, "disabledAt" FROM "Member"`)
      await sabotage(`UPDATE "Member" SET ${change}`)
      try {
        await expectRefused(action, run)
      } finally {
        await sabotage(`UPDATE "Member" m SET ${undo} FROM "was" w WHERE w.id = m.id`)
        await sabotage('TRUNCATE "was"')
      }
    }
    await sabotage('DROP TABLE "was"')
  })
})

test('after all of these the log is whole', async () => {
  expect(await verifyLog()).toMatchObject({ ok: true })
  expect(await differences()).toEqual([])
})
