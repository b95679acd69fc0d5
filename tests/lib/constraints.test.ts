import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'

const hash = 'a'.repeat(64)
const [one, other] = ['11111111-0000-4000-8000-000000000000', '22222222-0000-4000-8000-000000000000']
const [early, late] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z']

type Row = Record<string, unknown>
/** For each CHECK constraint: a row that it accepts, and changes to that row that it refuses. */
const checks: Record<string, [table: string, good: Row, ...bad: Row[]]> = {
  api_token_has_a_name: ['ApiToken', { name: 'Sync' }, { name: ' ' }, { name: 'x'.repeat(81) }],
  api_token_is_kept_as_hash: ['ApiToken', { tokenHash: hash }, { tokenHash: 'stele_x' }],
  api_token_ends_within_a_year: [
    'ApiToken',
    { createdAt: early, expiresAt: late },
    { expiresAt: early },
    { expiresAt: '2027-01-03T00:00:00Z' },
  ],
  assessment_credibility: ['Assessment', { credibility: 6 }, { credibility: 0 }, { credibility: 7 }],
  assessment_has_a_reason: ['Assessment', { reason: 'Why.' }, { reason: ' ' }],
  authority_has_a_name: ['Authority', { name: 'A', version: 1 }, { name: ' ' }, { version: 0 }],
  authority_is_not_merged_into_itself: ['Authority', { id: one, mergedIntoId: other }, { mergedIntoId: one }],
  authority_variant_has_a_name: ['AuthorityVariant', { name: 'A' }, { name: ' ' }],
  authority_variant_years: [
    'AuthorityVariant',
    { usedFrom: '1920', usedTo: 'XXXX-05-28' },
    { usedFrom: '1920-13' },
    { usedTo: '1921-02-32' },
    { usedTo: '' },
  ],
  baseline_row_hash: ['BaselineRow', { hash }, { hash: hash.toUpperCase() }, { hash: '' }],
  comment_has_words: ['Comment', { text: 'x' }, { text: ' ' }, { text: '' }],
  contribution_is_to_an_edition: ['Contribution', { edition: 1 }, { edition: 0 }],
  correction_changes_something: ['Correction', { before: 'a', after: 'b' }, { before: 'a', after: 'a' }],
  edition_redaction_hash: ['EditionRedaction', { redactedHash: hash }, { redactedHash: 'x' }],
  correction_hop: [
    'Correction',
    { part: 'locator', hop: 0 },
    { hop: null },
    { hop: -1 },
    { part: 'wording' },
  ],
  correction_part_is_a_word: ['Correction', { part: 'wording' }, { part: '' }, { part: 'Two words' }],
  dismissal_has_a_reason: ['Dismissal', { reason: 'Why.' }, { reason: ' ' }],
  dismissal_key: ['Dismissal', { key: hash }, { key: hash.toUpperCase() }, { key: 'a' }],
  draft_versions: [
    'Draft',
    { version: 1, schemaVersion: 1, contentHash: hash },
    { version: 0 },
    { schemaVersion: 0 },
    { contentHash: '' },
  ],
  edition_numbers: [
    'Edition',
    { number: 1, schemaVersion: 1, snapshotHash: hash },
    { number: 0 },
    { schemaVersion: 0 },
    { snapshotHash: 'x' },
  ],
  edition_hash_scheme: [
    'Edition',
    { hashScheme: 2, partHashes: [hash] },
    { hashScheme: 3 },
    { hashScheme: 1 },
    { partHashes: [] },
  ],
  event_hashes: [
    'Event',
    { id: 1, hash, detailHash: hash, previous: hash },
    { id: 0 },
    { hash: '' },
    { detailHash: '' },
    { previous: '' },
  ],
  consent_form_has_a_name: ['ConsentForm', { filename: 'a.pdf' }, { filename: ' ' }],
  holding_is_not_better_than_itself: ['Holding', { id: one, betterThanId: other }, { betterThanId: one }],
  account_notice_role: [
    'AccountNotice',
    { change: 'ROLE', role: 'EDITOR' },
    { role: null },
    { change: 'PASSWORD' },
  ],
  admin_proposal_is_whole: [
    'AdminProposal',
    { act: 'FACTOR', memberId: one },
    { memberId: null },
    { act: 'RESET', memberId: null },
    { role: 'EDITOR' },
    { act: 'ROLE' },
    { act: 'INVITATION' },
    { act: 'ONE_ADMIN' },
  ],
  admin_proposal_expires: ['AdminProposal', { proposedAt: early, expiresAt: late }, { expiresAt: early }],
  admin_proposal_decision: [
    'AdminProposal',
    { decision: 'DECLINED', decidedById: one, decidedAt: late },
    { decision: null },
    { decidedById: null },
    { decidedAt: null },
    { decision: 'EXPIRED' },
  ],
  admin_proposal_needs_two: [
    'AdminProposal',
    { decision: 'CONFIRMED', decidedById: one, proposedById: other },
    { proposedById: one },
  ],
  invitation_email_is_folded: ['Invitation', { email: 'a@example.org' }, { email: 'A@example.org' }],
  invitation_expires: ['Invitation', { createdAt: early, expiresAt: late }, { expiresAt: early }],
  invitation_is_for_one: ['Invitation', { email: 'a@example.org', memberId: null }, { memberId: one }],
  logo_hash: ['Logo', { sha256: hash }, { sha256: 'x' }],
  logo_size: [
    'Logo',
    { bytes: '\\x00', width: 1, height: 4096 },
    { bytes: '\\x' },
    { width: 0 },
    { width: 4097 },
    { height: 0 },
    { height: 4097 },
  ],
  media_file_is_addressed_by_content: ['MediaFile', { sha256: hash, size: 1 }, { size: 0 }, { sha256: 'a' }],
  member_email_is_folded: ['Member', { email: 'a@example.org' }, { email: 'A@example.org' }, { email: '@' }],
  settings_idle_hours: ['Settings', { idleHours: 1 }, { idleHours: 0 }],
  settings_note_style: ['Settings', { noteStyle: 'CHICAGO' }, { noteStyle: 'APA' }],
  settings_report_days: ['Settings', { reportDays: 1 }, { reportDays: 0 }],
  report_answer_is_whole: [
    'Report',
    { outcome: 'UNCHANGED', answeredAt: early, answeredById: one },
    { outcome: null },
    { answeredAt: null },
    { answeredById: null },
  ],
  authority_coordinates: [
    'Authority',
    { coordinates: '39.91, 46.79' },
    { coordinates: 'north' },
    { coordinates: '39,46' },
  ],
  collection_live_was_published: [
    'Collection',
    { liveVersion: 1, firstPublishedAt: early },
    { firstPublishedAt: null },
  ],
  collection_slug_is_an_address: ['Collection', { slug: 'a-page' }, { slug: 'A' }, { slug: 'a--b' }],
  collection_versions: [
    'Collection',
    { version: 2, liveVersion: 2 },
    { version: 0, liveVersion: null },
    { liveVersion: 3 },
  ],
  collection_version_has_a_title: ['CollectionVersion', { title: 'A' }, { title: ' ' }],
  collection_version_lengths: [
    'CollectionVersion',
    { introduction: '', language: 'en' },
    { introduction: 'a'.repeat(10_001) },
    { language: 'e' },
  ],
  collection_version_number: ['CollectionVersion', { version: 1 }, { version: 0 }],
  collection_version_records: ['CollectionVersion', { records: [one] }, { records: Array(301).fill(one) }],
  member_session_version: ['Member', { sessionVersion: 1 }, { sessionVersion: 0 }],
  page_live_was_published: ['Page', { liveVersion: 1, firstPublishedAt: early }, { firstPublishedAt: null }],
  page_slug_is_an_address: [
    'Page',
    { slug: 'a-page' },
    { slug: 'A' },
    { slug: 'a--b' },
    { slug: '../a' },
    { slug: 'a'.repeat(81) },
  ],
  media_focus: ['Media', { focusX: 0, focusY: 100 }, { focusX: -1 }, { focusY: 101 }],
  media_has_a_name: ['Media', { filename: 'a.png' }, { filename: ' ' }, { filename: 'a'.repeat(256) }],
  media_lengths: [
    'Media',
    { alternative: '', caption: '', credit: '', rights: '', warning: '', language: 'en' },
    { alternative: 'a'.repeat(2001) },
    { caption: 'a'.repeat(1001) },
    { credit: 'a'.repeat(301) },
    { rights: 'a'.repeat(501) },
    { warning: 'a'.repeat(501) },
    { language: 'e' },
  ],
  media_size: ['Media', { width: 1, height: 1 }, { width: null }, { height: 0 }, { width: 0 }],
  media_version: ['Media', { version: 1 }, { version: 0 }],
  mask_has_a_reason: ['Mask', { reason: 'Why.', kind: 'GRAPHIC' }, { reason: ' ', kind: 'GRAPHIC' }],
  mask_lift_is_whole: [
    'Mask',
    { liftedAt: early, liftedById: one, liftReason: 'Why.' },
    { liftedAt: null },
    { liftedById: null },
    { liftReason: '' },
  ],
  mask_positions: ['Mask', { start: 0, end: 1 }, { start: -1 }, { end: 0 }],
  page_version_has_a_title: ['PageVersion', { title: 'A' }, { title: ' ' }, { title: 'a'.repeat(201) }],
  page_version_numbers: [
    'PageVersion',
    { version: 1, schemaVersion: 1 },
    { version: 0 },
    { schemaVersion: 0 },
  ],
  page_versions: [
    'Page',
    { version: 2, liveVersion: 2 },
    { version: 0, liveVersion: null },
    { liveVersion: 0 },
    { liveVersion: 3 },
  ],
  passage_has_words: ['Passage', { exact: 'x' }, { exact: '' }],
  passage_locator_is_whole: [
    'Passage',
    { locatorLabel: 'page', locatorValue: '3' },
    { locatorLabel: null },
    { locatorValue: null },
  ],
  passage_positions: ['Passage', { start: 0, end: 1 }, { start: -1 }, { end: 0 }],
  queue_item_claim_is_whole: [
    'QueueItem',
    { claimedById: one, claimedAt: early, claimUntil: late },
    { claimedById: null },
    { claimedAt: null },
    { claimUntil: null },
    { claimUntil: early },
  ],
  queue_item_counts: [
    'QueueItem',
    { rounds: 1, subjects: 1, removed: 0, open: ['figure x'] },
    { rounds: 0 },
    { subjects: 0 },
    { removed: -1 },
    { open: ['figure x', 'figure y'] },
  ],
  queue_item_is_compared_with_a_revision: ['QueueItem', { comparedWith: 1 }, { comparedWith: 0 }],
  queue_item_reopened: ['QueueItem', { reopened: 0 }, { reopened: -1 }],
  queue_item_waits: ['QueueItem', { state: 'IN_REVIEW' }, { state: 'DRAFT' }, { state: 'PUBLISHED' }],
  record_editions: ['Record', { editions: 0 }, { editions: -1 }],
  record_kind_is_a_word: ['Record', { kind: 'press-excerpt' }, { kind: 'Press' }, { kind: '' }],
  record_live_is_an_edition: ['Record', { liveId: one, editions: 1 }, { editions: 0 }],
  record_relation_with_another: [
    'RecordRelation',
    { fromId: one, toId: other, statedById: one },
    { fromId: other },
  ],
  record_relation_checked_by_another: [
    'RecordRelation',
    { fromId: one, toId: other, statedById: one, checkedById: other, checkedAt: early },
    { checkedById: one },
    { checkedAt: null },
  ],
  record_translation_of_another: [
    'RecordTranslation',
    { recordId: one, originalId: other },
    { originalId: one },
  ],
  record_slug_is_an_address: [
    'Record',
    { slug: 'a-record' },
    { slug: 'A' },
    { slug: 'a--b' },
    { slug: '../a' },
    { slug: 'a'.repeat(121) },
  ],
  record_under_review_has_a_revision: [
    'Record',
    { state: 'IN_REVIEW', submittedId: one },
    { submittedId: null },
    { state: 'APPROVED', submittedId: null },
  ],
  reference_hop: ['Reference', { hop: 0 }, { hop: -1 }],
  relocation_is_resolved_by_somebody: [
    'Relocation',
    { resolvedAt: early, resolvedById: one },
    { resolvedAt: null },
    { resolvedById: null },
  ],
  relocation_of_known_place: [
    'Relocation',
    { outcome: 'FOUND', toPassageId: one },
    { toPassageId: null },
    { outcome: 'UNDER_REVIEW', toPassageId: null },
  ],
  return_and_withdrawal_have_a_reason: [
    'Transition',
    { action: 'RETURN', reason: 'Why.' },
    { reason: ' ' },
    { action: 'WITHDRAW', reason: '' },
  ],
  revision_numbers: [
    'Revision',
    { number: 1, schemaVersion: 1, contentHash: hash },
    { number: 0 },
    { schemaVersion: 0 },
    { contentHash: '' },
  ],
  search_entry_counts: [
    'SearchEntry',
    { statements: 2, secondHand: 2, unseen: 0 },
    { statements: -1 },
    { secondHand: 3 },
    { secondHand: -1 },
    { unseen: 3 },
    { unseen: -1 },
  ],
  settings_accent: [
    'Settings',
    { accent: '#00ff99', accentDark: '#00ff99' },
    { accent: '#FF0000' },
    { accentDark: 'red' },
  ],
  settings_accent_is_whole: [
    'Settings',
    { accent: '#000000', accentDark: '#ffffff' },
    { accent: null },
    { accentDark: null },
  ],
  settings_are_one_row: ['Settings', { id: 1 }, { id: 2 }],
  settings_languages: [
    'Settings',
    { language: 'en', languages: ['en', 'fr'] },
    { languages: ['fr'] },
    { languages: [] },
    { languages: null },
    { languages: ['en', null] },
    { languages: Array(21).fill('en') },
  ],
  settings_lengths: [
    'Settings',
    { name: 'A', subject: '', description: '', contact: '', imprint: '', licence: '' },
    { name: 'a'.repeat(121) },
    { subject: 'a'.repeat(301) },
    { description: 'a'.repeat(2001) },
    { contact: 'a'.repeat(255) },
    { imprint: 'a'.repeat(20_001) },
    { licence: 'a'.repeat(41) },
  ],
  settings_version: ['Settings', { version: 1 }, { version: 0 }],
  source_accessed_is_whole: [
    'Source',
    { accessedVerbatim: '28 May', accessedEdtf: 'XXXX-05-28', accessedBasis: 'AS_PRINTED' },
    { accessedBasis: null },
    { accessedVerbatim: null },
    { accessedVerbatim: null, accessedBasis: null },
  ],
  source_has_a_title: ['Source', { title: 'A', version: 1 }, { title: ' ' }, { version: 0 }],
  source_is_not_merged_into_itself: ['Source', { id: one, mergedIntoId: other }, { mergedIntoId: one }],
  source_issued_in_order: [
    'Source',
    { issuedFrom: '1992-03-01', issuedTo: '1992-03-31' },
    { issuedTo: '1992-02-28' },
  ],
  source_issued_is_whole: [
    'Source',
    { issuedVerbatim: '28 May', issuedEdtf: 'XXXX-05-28', issuedBasis: 'AS_PRINTED' },
    { issuedBasis: null },
    { issuedVerbatim: null },
    { issuedVerbatim: null, issuedBasis: null },
  ],
  source_issued_parts: [
    'Source',
    { issuedEdtf: '[..1992-03-05]', accessedEdtf: '1992-37~' },
    { issuedEdtf: '1992-13' },
    { issuedEdtf: '1992-03-00' },
    { accessedEdtf: '1992-03/1992-14' },
    { issuedEdtf: '1992-36' },
    { issuedEdtf: '[..1992-13]' },
    { issuedEdtf: '[1992-03-05..1992-03-32]' },
  ],
  source_relates_to_another: ['SourceRelation', { fromId: one, toId: other }, { toId: one }],
  source_type_is_a_csl_word: ['Source', { type: 'article-newspaper' }, { type: 'Article' }, { type: '' }],
  contributor_has_a_name: [
    'SourceContributor',
    { family: 'A', given: null, literal: null },
    { family: null },
  ],
  contributor_position: ['SourceContributor', { position: 0 }, { position: -1 }],
  text_layer_hash: ['TextLayer', { sha256: hash }, { sha256: 'x' }],
  text_layer_length: ['TextLayer', { length: 1 }, { length: 0 }],
  thread_disagreement_is_on_a_record: ['Thread', { kind: 'DISAGREEMENT', recordId: one }, { recordId: null }],
  thread_disagreement_is_on_an_aspect: [
    'Thread',
    { kind: 'DISAGREEMENT', aspect: 'FIGURES' },
    { aspect: null },
    { kind: 'COMMENT' },
  ],
  thread_has_one_place: [
    'Thread',
    { recordId: one, subjectType: 'FIGURE', subjectId: other, passageId: null },
    { passageId: other },
    { recordId: null },
    { subjectType: null },
    { subjectId: null },
  ],
  thread_suggestion_is_about_text: [
    'Thread',
    { recordId: one, exact: 'a', prefix: '', suffix: '', suggested: 'b', passageId: null },
    { exact: null, prefix: null, suffix: null, subjectType: 'FIGURE', subjectId: other },
  ],
  thread_decision_is_on_a_suggestion: [
    'Thread',
    { suggested: 'b', isAccepted: true, resolvedAt: early },
    { suggested: null },
    { resolvedAt: null },
  ],
  mail_has_one_address: ['MailMessage', { path: '/desk', sealedPath: null }, { sealedPath: 'x' }],
  mail_that_is_sent_was_claimed: ['MailMessage', { state: 'SENDING', claimedAt: early }, { claimedAt: null }],
  mail_that_has_ended: [
    'MailMessage',
    { state: 'SENT', endedAt: early, sealedPath: null },
    { state: 'WAITING' },
    { endedAt: null },
    { sealedPath: 'x' },
  ],
  passkey_has_a_name: ['Passkey', { name: 'Phone' }, { name: ' ' }, { name: 'x'.repeat(81) }],
  member_who_was_removed: [
    'Member',
    { removedAt: early, disabledAt: early, passwordHash: '', email: `${one}@removed.invalid` },
    { disabledAt: null },
    { passwordHash: 'x' },
    { email: 'a@example.org' },
  ],
  retention_days: [
    'Retention',
    { signIns: 1, mail: 1, jobs: 1, notifications: 1, pageViews: 1, deliveries: 1, links: 1, unsent: 3650 },
    { unsent: 3651 },
    { mail: 0 },
  ],
  retention_is_one: ['Retention', { id: 1 }, { id: 2 }],
  webhook_address: ['Webhook', { url: 'https://a.example/' }, { url: 'ftp://a.example/' }],
  webhook_is_told_of_something: ['Webhook', { onPublish: true, onWithdraw: false }, { onPublish: false }],
  webhook_secret_before_with_its_end: [
    'Webhook',
    { sealedBefore: 'x', beforeUntil: early },
    { beforeUntil: null },
    { sealedBefore: null },
  ],
  webhook_delivery_attempts: ['WebhookDelivery', { attempts: 0 }, { attempts: -1 }],
  webhook_delivery_that_has_ended: [
    'WebhookDelivery',
    { state: 'FAILED', endedAt: early },
    { endedAt: null },
    { state: 'WAITING' },
  ],
  second_factor_code_is_of_an_app: [
    'SecondFactor',
    { lastStep: 1, confirmedAt: early },
    { confirmedAt: null },
  ],
  thread_resolved_by_somebody: [
    'Thread',
    { resolvedAt: early, resolvedById: one },
    { resolvedAt: null },
    { resolvedById: null },
  ],
  verdict_fingerprint: ['Verdict', { fingerprint: hash }, { fingerprint: 'x' }],
  withdrawal_has_a_reason: [
    'Withdrawal',
    { reason: 'Why.', throughEdition: 1 },
    { reason: ' ' },
    { throughEdition: 0 },
  ],
}

type Check = { name: string; on: string; expression: string }
const constraints = () => db.$queryRaw<Check[]>`
  SELECT conname AS name, relname AS on, pg_get_expr(conbin, conrelid) AS expression
  FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
  WHERE contype = 'c' AND convalidated AND connamespace = current_schema()::regnamespace`

/** True when PostgreSQL accepts such a row. It also accepts a row for which the condition is NULL. */
async function accepts({ on, expression }: Check, row: Row): Promise<boolean> {
  const [answer] = await db.$queryRawUnsafe<[{ accepted: boolean }]>(
    `SELECT (${expression}) IS NOT FALSE AS accepted FROM jsonb_populate_record(NULL::"${on}", $1::jsonb) AS "${on}"`,
    JSON.stringify(row),
  )
  return answer.accepted
}

describe('CHECK constraints', () => {
  test('each one is tested here', async () => {
    const found = await constraints()
    expect(found.map(({ name, on }) => `${on} ${name}`).toSorted()).toEqual(
      Object.entries(checks)
        .map(([name, [on]]) => `${on} ${name}`)
        .toSorted(),
    )
  })

  test.each(Object.entries(checks))('%s refuses a bad row', async (name, [, good, ...bad]) => {
    const check = (await constraints()).find((one) => one.name === name)
    if (!check) throw new Error(`There is no constraint ${name}.`)
    expect(await accepts(check, good)).toBe(true)
    for (const change of bad)
      expect(await accepts(check, { ...good, ...change }), JSON.stringify(change)).toBe(false)
  })
})

describe('foreign keys', () => {
  test('each one has an index', async () => {
    const without = await db.$queryRaw<{ name: string }[]>`
      SELECT conname AS name FROM pg_constraint c WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL
        AND (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(c.conkey)] @> c.conkey)`
    expect(without).toEqual([])
  })

  test('all refuse a delete, except those of parts', async () => {
    const others = await db.$queryRaw<{ name: string }[]>`
      SELECT conname AS name FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
      AND confdeltype <> 'r'`
    // The list has nothing that a published edition or a verdict relies on.
    expect(others.map(({ name }) => name.replace(/_fkey$/, '')).toSorted()).toEqual([
      'Assignment_recordId',
      'AuthorityVariant_authorityId',
      'BulkRecord_jobId',
      'Contribution_recordId',
      'DraftSearch_recordId',
      'Draft_recordId',
      'EditorPage_recordId',
      'GoneAddress_recordId',
      'Holding_cameWithId',
      'ImportRow_importId',
      'MailMessage_memberId',
      'MaskSearch_holdingId',
      'Mask_repeatsId',
      'Mask_textLayerId',
      'MediaUse_recordId',
      'MemberKey_memberId',
      'Mention_commentId',
      'NarrowedCopy_editionId',
      'NarrowedCopy_holdingId',
      'Notification_recordId',
      'Notification_threadId',
      'PageMedia_pageId_version',
      'PageView_holdingId',
      'QueueItem_recordId',
      'RecognisedPage_holdingId',
      'RecognisedPage_textLayerId',
      'RecordAuthority_recordId',
      'RecordTag_recordId',
      'Reference_recordId',
      'SearchEntry_recordId',
      'SearchEvent_recordId',
      'SearchFigure_recordId',
      'SearchName_recordId',
      'SearchSource_recordId',
      'SearchSource_sourceId',
      'SourceAuthority_sourceId',
      'SourceContributor_sourceId',
      'WebhookDelivery_webhookId',
    ])
  })
})
