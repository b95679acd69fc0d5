/** A table whose rows the log records. The first `keys` columns are its key. */
export type RecordedTable = {
  name: string
  keys: number
  columns: readonly string[]
  /** The condition for the rows of a record, whose id is `$1`; null for tables that an erasure doesn't keep. */
  ofRecord: string | null
}

const table = (name: string, keys: number, columns: string, ofRecord: string | null): RecordedTable => ({
  name,
  keys,
  columns: columns.split(' '),
  ofRecord,
})
const BY_RECORD = '"recordId" = $1::uuid'

/**
 * The tables whose rows the log records, with the columns that count. Triggers add each row that a transaction writes to its next event
 * (prisma/migrations/*_recorded_rows); a test compares them with this list. Long texts are represented by their hash columns, which
 * lib/verification compares with the texts. A migration that adds a table or column
 * calls `stele_record_columns`, which records the rows again as a new generation of BaselineRow.
 */
export const recordedTables: readonly RecordedTable[] = [
  table('Member', 1, 'id email name role passwordHash disabledAt', null),
  table(
    'Record',
    1,
    'id kind slug slugContributors state submittedId liveId editions createdById',
    'id = $1::uuid',
  ),
  table(
    'Consent',
    1,
    'recordId tier nameDisplay legalName pseudonym embargoUntil transcriptApprovedOn withdrawnOn note contributors version',
    BY_RECORD,
  ),
  table('ConsentForm', 1, 'id recordId sha256 filename createdById createdAt', BY_RECORD),
  table(
    'Revision',
    1,
    'id recordId number schemaVersion contentHash contributors message authorId createdAt',
    BY_RECORD,
  ),
  table('Contribution', 3, 'recordId edition memberId firstAt', BY_RECORD),
  table('Transition', 1, 'id recordId action fromState toState revisionId reason actorId at', BY_RECORD),
  table(
    'Verdict',
    1,
    'id recordId subjectType subjectId fingerprint aspect outcome holdingId note pageImage memberId at',
    BY_RECORD,
  ),
  table('Correction', 1, 'verdictId recordId part hop before after', BY_RECORD),
  table('CorrectionAcceptance', 1, 'verdictId recordId revisionId memberId at', BY_RECORD),
  table(
    'Edition',
    1,
    'id recordId number revisionId schemaVersion hashScheme snapshotHash partHashes publishedById publishedAt',
    BY_RECORD,
  ),
  table(
    'EditionVerdict',
    2,
    'editionId verdictId',
    '"editionId" IN (SELECT id FROM "Edition" WHERE "recordId" = $1::uuid)',
  ),
  table(
    'EditionRedaction',
    1,
    'editionId redactedHash at',
    '"editionId" IN (SELECT id FROM "Edition" WHERE "recordId" = $1::uuid)',
  ),
  table('Dismissal', 1, 'id recordId check key subjectId excerpt message reason memberId at', BY_RECORD),
  table(
    'Thread',
    1,
    'id kind recordId subjectType subjectId passageId aspect exact prefix suffix suggested isAccepted openedById openedAt resolvedById resolvedAt',
    BY_RECORD,
  ),
  table(
    'Comment',
    1,
    'id threadId text authorId at',
    '"threadId" IN (SELECT id FROM "Thread" WHERE "recordId" = $1::uuid)',
  ),
  table('Withdrawal', 1, 'id recordId throughEdition reason actorId at', BY_RECORD),
  table('Erasure', 1, 'recordId actorId at', BY_RECORD),
  table(
    'Holding',
    1,
    'id sourceId kind sha256 filename obtainedFrom obtainedOn rights shown access note contributors createdById createdAt betterThanId cameWithId firstPage',
    null,
  ),
  table(
    'TextLayer',
    1,
    'id holdingId origin correctedFromId language length sha256 locators spans report createdAt',
    null,
  ),
  table(
    'Passage',
    1,
    'id textLayerId start end exact prefix suffix locatorLabel locatorValue createdById createdAt',
    null,
  ),
  table(
    'Source',
    1,
    'id type identification title titleIsSupplied titleShort containerTitle collectionTitle publisher publisherPlace page volume issue number edition section genre medium jurisdiction eventTitle eventPlace archive archivePlace callNumber url doi isbn issn language note issuedVerbatim issuedEdtf issuedBasis issuedFrom issuedTo accessedVerbatim accessedEdtf accessedBasis extra version describedBy mergedIntoId createdById createdAt',
    null,
  ),
  table(
    'SourceContributor',
    1,
    'id sourceId role position family given literal droppingParticle nonDroppingParticle suffix commaSuffix authorityId',
    null,
  ),
  table('SourceAuthority', 3, 'sourceId authorityId role', null),
  table('SourceRelation', 1, 'id type fromId toId note createdAt', null),
  table('Assessment', 1, 'id sourceId reliability credibility reason memberId at', null),
  table('Authority', 1, 'id kind name language place coordinates note version mergedIntoId createdAt', null),
  table('AuthorityVariant', 1, 'id authorityId name script language usedFrom usedTo', null),
  table(
    'Mask',
    1,
    'id textLayerId textSha256 start end kind reason memberId at liftedById liftedAt liftReason repeatsId',
    null,
  ),
  table(
    'Settings',
    1,
    'id version name subject description language languages contact imprint licence accent accentDark isIndexed idleHours twoAdmins secondFactor quotation reportDays noteStyle',
    null,
  ),
  table('RecordTag', 2, 'recordId tag addedById addedAt', BY_RECORD),
  table('Assignment', 3, 'recordId memberId task dueOn assignedById assignedAt', BY_RECORD),
  table('RecordTranslation', 1, 'recordId originalId revisionId linkedById linkedAt', BY_RECORD),
  table(
    'RecordRelation',
    1,
    'id type fromId toId statedById statedAt checkedById checkedAt',
    '"fromId" = $1::uuid',
  ),
  table('LanguageConfirmation', 1, 'language confirmedById confirmedAt', null),
  table(
    'Media',
    1,
    'id sha256 filename width height alternative caption credit rights warning focusX focusY language version contributors createdById createdAt',
    null,
  ),
  table('Logo', 1, 'settingsId sha256 width height', null),
  table('Page', 1, 'id slug version liveVersion firstPublishedAt createdAt', null),
  table('PageVersion', 2, 'pageId version title schemaVersion body savedById savedAt', null),
  table('Collection', 1, 'id slug version liveVersion firstPublishedAt createdAt', null),
  table(
    'CollectionVersion',
    2,
    'collectionId version title language introduction records contributors savedById savedAt',
    null,
  ),
  table(
    'Invitation',
    1,
    'id email role memberId tokenHash isRequested expiresAt acceptedAt invitedById proposedById createdAt',
    null,
  ),
  table(
    'AdminProposal',
    1,
    'id act memberId email fromRole role proposedById proposedAt expiresAt decision decidedById decidedAt',
    null,
  ),
  table('SecondFactor', 1, 'memberId confirmedAt', null),
  table('RecoveryCode', 2, 'memberId codeHash', null),
  table('Passkey', 1, 'id memberId name publicKey createdAt', null),
  table('ApiToken', 1, 'id memberId name scope tokenHash createdAt expiresAt', null),
  table('Webhook', 1, 'id url onPublish onWithdraw createdById createdAt disabledAt', null),
  table('Retention', 1, 'id signIns mail jobs notifications pageViews deliveries links unsent', null),
  table('RecordTemplate', 1, 'id kind name content contributors createdById createdAt', null),
  // Without what readers wrote, which is erased after a time.
  table(
    'Report',
    1,
    'id kind recordId edition statement path createdAt outcome answer note answeredAt answeredById erasedAt',
    BY_RECORD,
  ),
  table('AccountNotice', 1, 'id memberId change role byId proposedById at', null),
]

/** A row as an event records it: its table, its key, and the SHA-256 of its columns, or null when it was deleted. */
export type RecordedRow = readonly [table: string, key: string, hash: string | null]

/** SQL for the key of a row: the key columns with spaces between. */
export const keySql = ({ columns, keys }: RecordedTable): string =>
  columns
    .slice(0, keys)
    .map((column) => `line."${column}"::text`)
    .join(` || ' ' || `)

/** SQL for the text of a row that its hash is made of, while the time zone of the session is UTC. */
export const lineSql = ({ columns }: RecordedTable): string =>
  `jsonb_build_object(${columns.map((column) => `'${column}', line."${column}"`).join(', ')})::text`
