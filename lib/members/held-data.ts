/** Rows of a table that belong to a member or that they wrote: the columns that name the member, and those that they get. */
export type Held = {
  table: string
  by: readonly string[]
  columns: readonly string[]
  /** The columns of its key, by which it is read page by page. */
  key: readonly string[]
  /** Columns that the member gets only where the first of `by` names them: when another member read something isn't theirs. */
  own: readonly string[]
}

const held = (table: string, by: string, columns: string, key = 'id', own = ''): Held => ({
  table,
  by: by.split(' '),
  columns: columns.split(' '),
  key: key.split(' '),
  own: own ? own.split(' ') : [],
})

/**
 * Everything that the archive holds about a member, without secrets, and without what is of other people: the texts of records, whole descriptions of
 * sources, and what readers wrote. A test compares it with the schema.
 */
export const heldTables: readonly Held[] = [
  held('Member', 'id', 'id email name role language mailPace createdAt disabledAt'),
  held('Session', 'memberId', 'id browser system startedAt lastSeenAt passwordAt'),
  held('SecondFactor', 'memberId', 'confirmedAt createdAt', 'memberId'),
  held('Passkey', 'memberId', 'name transports createdAt lastUsedAt'),
  held('ApiToken', 'memberId', 'id name scope createdAt expiresAt lastUsedAt'),
  held(
    'Invitation',
    'memberId invitedById proposedById',
    'id role isRequested expiresAt acceptedAt createdAt',
  ),
  held(
    'AdminProposal',
    'memberId proposedById decidedById',
    'id act fromRole role proposedAt expiresAt decision decidedAt',
  ),
  held('AccountNotice', 'memberId byId proposedById', 'id change role at', 'id', 'seenAt'),
  held('MailMessage', 'memberId', 'id kind email language values path state attempts createdAt endedAt'),
  held('Notification', 'memberId byId', 'id kind recordId threadId at', 'id', 'seenAt mailedAt'),
  held('ListChoice', 'memberId', 'list columns', 'memberId list'),
  held('SavedFilter', 'memberId', 'id list name query'),
  held(
    'Assignment',
    'memberId assignedById',
    'recordId memberId task dueOn assignedAt',
    'recordId memberId task',
  ),
  held('Mention', 'memberId', 'commentId seenAt', 'commentId memberId'),
  held('PageView', 'memberId', 'holdingId page at', 'memberId holdingId page'),
  held('EditorPage', 'memberId', 'id recordId'),
  held('Import', 'createdById', 'id target filename createdAt endedAt'),
  held('Job', 'startedById', 'id kind name state done total createdAt endedAt'),
  held('Source', 'createdById', 'id title createdAt'),
  held('Assessment', 'memberId', 'id sourceId reliability credibility reason at'),
  held('Holding', 'createdById', 'id sourceId filename note createdAt'),
  held('Mask', 'memberId liftedById', 'id kind reason at liftedAt liftReason'),
  held('Passage', 'createdById', 'id textLayerId createdAt'),
  held('Relocation', 'resolvedById', 'id passageId outcome resolvedAt'),
  held('Media', 'createdById', 'id filename caption credit createdAt'),
  held('ConsentForm', 'createdById', 'id recordId createdAt'),
  held('Record', 'createdById', 'id kind createdAt'),
  held('RecordTemplate', 'createdById', 'id kind name createdAt'),
  held('RecordTranslation', 'linkedById', 'recordId originalId linkedAt', 'recordId'),
  held('RecordRelation', 'statedById checkedById', 'id type fromId toId statedAt checkedAt'),
  held('RecordTag', 'addedById', 'recordId tag addedAt', 'recordId tag'),
  held('Draft', 'savedById', 'recordId version savedAt', 'recordId'),
  held('Revision', 'authorId', 'id recordId number message createdAt'),
  held('Contribution', 'memberId', 'recordId edition firstAt lastAt', 'recordId edition memberId'),
  held('Transition', 'actorId', 'id recordId action fromState toState reason at'),
  held('QueueItem', 'byId claimedById', 'recordId claimedAt', 'recordId'),
  held('Verdict', 'memberId', 'id recordId subjectType subjectId aspect outcome note at'),
  held('CorrectionAcceptance', 'memberId', 'verdictId recordId at', 'verdictId'),
  held('Dismissal', 'memberId', 'id recordId check reason at'),
  held('Thread', 'openedById resolvedById', 'id kind recordId openedAt resolvedAt'),
  held('Comment', 'authorId', 'id threadId text at'),
  held('Edition', 'publishedById', 'id recordId number publishedAt'),
  held('Withdrawal', 'actorId', 'id recordId throughEdition reason at'),
  held('Erasure', 'actorId', 'recordId at', 'recordId'),
  held('Report', 'answeredById', 'id answeredAt'),
  held('LanguageConfirmation', 'confirmedById', 'language confirmedAt', 'language'),
  held('PageVersion', 'savedById', 'pageId version title savedAt', 'pageId version'),
  held('CollectionVersion', 'savedById', 'collectionId version title savedAt', 'collectionId version'),
  held('Webhook', 'createdById', 'id onPublish onWithdraw createdAt'),
  held('Event', 'actorId', 'id at action subjectType subjectId hash'),
]
