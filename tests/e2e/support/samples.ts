/**
 * Puts records into the journeys' archive that show everything a public page can: `node --conditions=react-server --import tsx
 * tests/e2e/support/samples.ts`. They skip the review, because tests of reading need only editions.
 */
import { db, transaction } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { addMedia } from '@/lib/media/commands'
import { saveDraft } from '@/lib/records/drafts'
import {
  chainOf,
  cite,
  closeRecord,
  doc,
  figure,
  file,
  h,
  makeEdition,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  printed,
  quotation,
  sensitive,
  timelineEvent,
} from '@/tests/support/factories'
import { silence } from '@/tests/support/recordings'

const editor = await makeMember({ name: 'Editor of samples' })
const paper = await makeSource(editor, {
  title: 'Item in The Morning Post',
  type: 'article-newspaper',
  containerTitle: 'The Morning Post',
})
const note = await makeSource(editor, { title: 'A note on the flood', type: 'report' })
const words = 'The bridge over the river was closed before dawn.'
const { layer } = await makeHolding(editor, note, { text: `What stands before. ${words} What stands after.` })
const passage = await makePassage(editor, layer, words)
const [heard, seen] = [chainOf(paper, note), chainOf(note)]

const snapshotPassage = {
  id: passage.id,
  sourceId: note.id,
  exact: words,
  before: 'What stands before. ',
  after: ' What stands after.',
  locator: { label: 'page', value: '2' },
  language: 'en',
  start: passage.start,
  end: passage.end,
  textLayerSha256: 'a'.repeat(64),
  holding: {
    id: editor.id,
    kind: 'ORIGINAL',
    sha256: 'b'.repeat(64),
    obtainedFrom: 'The archive of the town',
    rights: '',
    shown: 'IN_CONTEXT' as const,
  },
}

const quoted = quotation({ chain: heard, passageId: passage.id, language: 'en' }, words)
const whole = figure(heard, { quantity: { kind: 'EXACT', value: 613 } })
const account = await makeRecord(editor, {
  slug: 'sample-account',
  title: 'The flood of the valley',
  content: {
    summary: 'What one note states about one night.',
    fields: {
      timeline: [timelineEvent(heard), timelineEvent(seen, { date: printed('2 January', 'XXXX-01-02') })],
    },
    body: doc(
      h(2, 'The night'),
      p('A sentence that rests on the note.', cite(seen, { passageId: passage.id })),
      quoted,
      quotation(
        { chain: seen, mode: 'TRANSLATION', language: 'en', original: 'أغلق الجسر', openlyUnverified: true },
        'The bridge was closed.',
      ),
      quotation({ chain: heard, mode: 'PARAPHRASE' }, 'People are said to have fled.'),
      sensitive('Violence', p('A closed passage.', cite(seen))),
      p(`A word without an end: ${'nebuchadnezzar'.repeat(12)}.`),
    ),
    figures: [
      whole,
      figure(heard, { quantity: { kind: 'AT_LEAST', value: 450 } }),
      figure(seen, { population: 'women', partOf: whole.id }),
    ],
  },
})
const verdicts = ['TRACEABLE', 'VERBATIM'].map((aspect) => ({
  subjectType: 'QUOTATION' as const,
  subjectId: String(quoted.attrs?.id),
  aspect,
  outcome: 'VERIFIED',
  at: '2026-11-20T10:00:00.000Z',
  role: 'REVIEWER',
  note: 'Read against the note.',
}))
await makeEdition(editor, account, { passages: [snapshotPassage], verdicts })
const content = { ...account.content, title: 'The flood of the valley, corrected' }
await db.record.update({ where: { id: account.id }, data: { state: 'DRAFT' } })
await saveDraft(editor, account.id, { baseVersion: account.version, content })
await makeEdition(editor, { ...account, content }, { passages: [snapshotPassage], verdicts })

const arabic = await makeRecord(editor, {
  kind: 'testimony',
  slug: 'sample-testimony',
  title: 'الطريق عبر الغابة',
  content: {
    language: 'ar',
    contentWarning: 'Flight and loss.',
    body: doc(quotation({ chain: seen, language: 'ar' }, 'مشينا حتى طلع النهار.')),
  },
})
await makeEdition(editor, arabic, { speaker: 'A survivor, who wishes to remain unnamed' })

// A recording with what it says. Its second line is long: on a busy machine the test looks for it some seconds after it began.
const sound = silence(48 * 8000)
const { sha256, mediaType } = await addMedia(
  editor,
  { filename: 'tape.wav', language: 'en' },
  (async function* () {
    yield new Uint8Array(sound)
  })(),
)
const recorded = await makeRecord(editor, {
  slug: 'sample-recording',
  title: 'The tape of the flood',
  content: {
    body: doc(
      file(
        { sha256, mediaType, size: sound.length },
        {
          transcript: [
            { start: 0, end: 2, text: 'Words at 0.' },
            { start: 2, end: 40, text: 'Words at 2.' },
            { start: 40, end: 42, text: 'Words at 40.' },
          ],
        },
      ),
      p('A recording.'),
    ),
  },
})
await makeEdition(editor, recorded)

const press = await makeRecord(editor, {
  kind: 'press-excerpt',
  slug: 'sample-press',
  title: '</title><script>document.title = "run"</script>',
  content: { body: doc(quotation({ chain: heard }, '<img src=x onerror="document.title=1">')) },
})
await makeEdition(editor, press)

const voice = await makeRecord(editor, {
  kind: 'testimony',
  slug: 'sample-voice',
  title: 'The morning after the flood',
  content: {
    summary: 'What one person told about one morning.',
    contentWarning: 'Loss of a home.',
    warningIsNotice: true,
    fields: { standing: 'witness', given: printed('5 May 1921', '1921-05-05') },
    body: doc(
      quotation({ chain: seen, passageId: passage.id, language: 'en' }, words),
      p('She said no more.'),
    ),
  },
})
await makeEdition(editor, voice, { speaker: 'A ferrywoman', passages: [snapshotPassage] })

const act = await makeRecord(editor, {
  kind: 'resolution',
  slug: 'sample-act',
  title: 'The council of the valley, resolution on the bridge',
  content: {
    summary: 'What one council resolved.',
    fields: { number: '12', adopted: printed('28 May', 'XXXX-05-28') },
    body: doc(quotation({ chain: heard, passageId: passage.id, language: 'en' }, words)),
  },
})
await makeEdition(editor, act, { passages: [snapshotPassage] })

const withdrawn = await makeRecord(editor, {
  slug: 'sample-withdrawn',
  title: 'Withdrawn words',
  content: { body: doc(p('Gone.', cite(seen))) },
})
await makeEdition(editor, withdrawn)
await closeRecord(editor, withdrawn, 'The person who speaks here asked for it.')

// The rows above were written without commands: the web server is told that pages have changed.
await transaction((tx) =>
  recordEvent(tx, { actor: null, action: 'archive.samples', subjectType: 'archive', subjectId: 'samples' }),
)
console.log(JSON.stringify({ note: note.id, paper: paper.id }))
await db.$disconnect()
