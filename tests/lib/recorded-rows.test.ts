import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordedTables } from '@/lib/recorded-rows'

/** Tables whose rows the log doesn't record, with the reason. */
const unrecorded: Record<string, string> = {
  BulkEntry: 'what a job did to each entry; each change is an event with the id of the job',
  Import: 'a file and how it is read; each entry that is made is an event with the id of the import',
  ImportRow: 'what became of each row of such a file',
  FixityCheck: 'when files and editions were last compared with their hashes',
  LogCheckpoint: 'what witnesses and time stamps say of heads of the public log; their signatures prove it',
  MaintenanceRun: 'what backups and checks say of themselves',
  LooseFile: 'not part of the archive',
  MaskSearch: 'copies that an upgrade still has to search; each mask that it sets is recorded',
  WebhookDelivery: 'messages on their way; what they are about is recorded',
  WebProcess: 'how far each server has read',
  Job: 'work in progress; what it changes is recorded',
  ListChoice: 'the columns that a member wants to see',
  SavedFilter: 'a name and an address that a member kept',
  PageView: 'which page images a reviewer opened; a verdict keeps what counts',
  RecognisedPage: 'places and confidences of words whose text layer is recorded',
  Archive: 'the identity, which the folder of the archive has too',
  BaselineRow: 'recorded whole by an event for each generation',
  Draft: 'saved as someone types; compared with its hash and with the revision under review',
  DraftSearch: 'the words of drafts, made from them',
  EditorPage: 'who has the editor of a draft open, for less than a minute',
  GoneAddress: 'what readers are told of an address; the event of the new one is in the log',
  NarrowedCopy: 'what readers saw of copies before an opening, whose event is in the log',
  EditionSalts: 'compared with the hash of the edition',
  Event: 'the log',
  EventDetail: 'the log',
  Challenge: 'lives for minutes',
  MailMessage: 'e-mails on their way; what they are about is recorded',
  MediaFile: 'compared with the bytes of the file',
  MemberKey: 'of unsent texts in browsers',
  Mention: 'the members that a comment names, and whether they saw it',
  Notification: 'tells a member of what other rows record, and whether they saw it',
  QueueItem: 'derived from the record, its revision and verdicts',
  RecordAuthority: 'derived from the draft',
  MediaUse: 'derived from drafts and revisions',
  PageMedia: 'derived from the versions of pages',
  Reference: 'derived from drafts and revisions',
  Relocation: 'work that waits; its result is a revision',
  SearchEntry: 'derived from the edition',
  SearchEvent: 'derived from the edition',
  SearchFigure: 'derived from the edition',
  SearchName: 'derived from the edition',
  SearchSource: 'derived from the edition',
  SearchWord: 'derived from the edition',
  Session: 'the browsers of members',
  SignInFailure: 'counters',
  SignInLimit: 'counters',
}

/** Columns that don't count, by table. Times of change follow from events; long texts are compared with their hashes. */
const uncounted: Record<string, readonly string[]> = {
  AccountNotice: ['seenAt'],
  Authority: ['updatedAt', 'words'],
  ApiToken: ['lastUsedAt'],
  AuthorityVariant: ['words'],
  CollectionVersion: ['removed'],
  Consent: ['hiddenNameAt', 'updatedAt'],
  Contribution: ['lastAt'],
  Edition: ['snapshot'],
  Logo: ['bytes'],
  Member: ['sessionVersion', 'createdAt', 'language', 'mailPace', 'removedAt'],
  Passage: ['words'],
  Passkey: ['transports', 'counter', 'lastUsedAt'],
  Record: ['stateAt', 'createdAt', 'updatedAt'],
  Report: ['email', 'language', 'name', 'text', 'tokenHash'],
  Retention: ['changedAt'],
  Revision: ['content'],
  SecondFactor: ['sealedSecret', 'lastStep', 'createdAt'],
  Settings: ['changedAt'],
  Source: ['citedAt', 'containerWords', 'titleWords', 'updatedAt', 'words'],
  TextLayer: ['text'],
  Webhook: ['sealedSecret', 'sealedBefore', 'beforeUntil', 'failingSince', 'sendingUntil'],
}

const schema = readFileSync('prisma/schema.prisma', 'utf8')
const bodies = new Map(
  [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(([, name = '', body = '']) => [name, body]),
)

/** The columns of a model: its fields that aren't relations. */
const columnsOf = (body: string) =>
  [...body.matchAll(/^ {2}(\w+)\s+([\w]+)/gm)].flatMap(([, name = '', type = '']) =>
    bodies.has(type) ? [] : [name],
  )

test('the log records every table, or a reason why not is listed', () => {
  const recorded = recordedTables.map(({ name }) => name)
  expect([...recorded, ...Object.keys(unrecorded)].sort()).toEqual([...bodies.keys()].sort())
})

test('the log records every column of its tables that counts', () => {
  for (const { name, columns } of recordedTables)
    expect([name, ...[...columns, ...(uncounted[name] ?? [])].sort()]).toEqual([
      name,
      ...columnsOf(bodies.get(name) ?? '').sort(),
    ])
})
