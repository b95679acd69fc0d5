import { expect, test } from 'vitest'
import { modulesIn } from '@/tests/support/modules'

const readers = modulesIn('lib', 'app', 'bin', 'proxy.ts')

/** What may read a stored edition past its masks, because no text of a copy is in it. Everything else goes through lib/editions/masking. */
const unmasked: Record<string, RegExp[]> = {
  // The name that the consent allowed.
  'lib/editions/consent.ts': [/e\.snapshot ->> 'speaker'/],
  // Looks for names that must stay hidden also where they are masked, for publishers only.
  'lib/editions/hidden-names.ts': [/d\.content, e\.snapshot$/m],
  // Looks for a name that is to be erased also where it is masked, for publishers only.
  'lib/editions/erasure/records.ts': [
    /jsonb_build_array\(e\.snapshot, nullif\(e\.snapshot ->> 'slug', r\.slug\)\) AS values/,
  ],
  // Numbers and who states them.
  'lib/editions/figures.ts': [
    /stele_edition_figure_keys\(e\.snapshot\)/,
    // Of the content: figures.
    /jsonb_to_record\(e\.snapshot\) AS part\(content jsonb, states jsonb\)/,
  ],
  // Titles of records and sources.
  'lib/editions/archive.ts': [/jsonb_array_elements\(e\.snapshot->'sources'\)/],
  'lib/search/name-lists.ts': [/jsonb_array_elements\(e\.snapshot -> 'sources'\)/],
  'lib/editions/copies/uses.ts': [
    // Only which statements are behind a warning.
    /e\.snapshot ->> 'kind' AS kind, e\.snapshot -> 'content'/,
  ],
  // Only whether a copy was published as a whole.
  'lib/editions/copies/opened.ts': [/\(e\.snapshot -> 'passages'\) @>/],
  // The masks themselves: read to be written to the search, which applies them.
  'lib/editions/masking/effects.ts': [/SELECT e\.id, e\.snapshot FROM "SearchEntry"/],
  'lib/editions/indexing/rebuild.ts': [/SELECT e\.id, e\.snapshot FROM "SearchEntry"/],
  'lib/editions/masking/shown.ts': [/./],
  // The keys of its figures, by which other pages are found that a change reaches.
  'lib/page-store/reach.ts': [
    /SELECT e\."recordId", e\."revisionId", e\.snapshot FROM changed/,
    /stele_edition_figure_keys\(e\.snapshot\)/,
  ],
  // Hashes it again and reports only whether it is the same.
  'lib/verification/recheck.ts': [/SELECT e\.snapshot, e\."hashScheme", e\."snapshotHash"/],
}

test('everything public reads an edition under its masks', () => {
  const found = readers.flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter(
        (line) => /\b[a-z]\.snapshot\b|"snapshot"|snapshot: true/.test(line) && !/^\s*(\*|\/\/)/.test(line),
      )
      .filter((line) => !(unmasked[file] ?? []).some((allowed) => allowed.test(line)))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})

test('every exception is still there', () => {
  const texts = new Map(readers.map(({ file, text }) => [file, text]))
  for (const [file, allowed] of Object.entries(unmasked))
    for (const one of allowed) expect(texts.get(file), `${file} ${one}`).toMatch(one)
})

/** Commands of the operator and what only they use: they write to folders of the machine, never to a reader. */
const operators = /^(?:bin|lib\/backup|lib\/preservation)\//

test('the bytes of a file reach members only, by known routes', () => {
  const using = (word: RegExp) =>
    readers
      .filter(({ file, text }) => !operators.test(file) && word.test(text))
      .map(({ file }) => file)
      .toSorted()
  expect(using(/\b(readBytes|localFile|fileStore\.get|createReadStream)\(/)).toEqual([
    'lib/exchange/mirror/manifest.ts',
    'lib/holdings/fixity.ts',
    'lib/holdings/page-images.ts',
    'lib/holdings/page-places.ts',
    'lib/holdings/played-bytes.ts',
    'lib/holdings/queries.ts',
    'lib/holdings/recording.ts',
    'lib/holdings/waiting-files.ts',
    'lib/media/document-text.ts',
    'lib/media/pictures.ts',
    'lib/media/queries.ts',
    'lib/records/consent/forms.ts',
    'lib/relocation/read-again.ts',
    'lib/relocation/recognised-text.ts',
    'lib/storage/folder.ts',
    'lib/storage/s3.ts',
    'lib/storage/stored-files.ts',
    'lib/storage/unfinished-uploads.ts',
  ])
  expect(using(/\bpageImageOf\(/)).toEqual([
    'app/api/holdings/[id]/pages/[page]/image/route.ts',
    'lib/holdings/page-images.ts',
  ])
  expect(using(/\breadPagePlaces\(/)).toEqual([
    'app/api/holdings/[id]/pages/[page]/route.ts',
    'lib/holdings/page-places.ts',
  ])
  expect(using(/\b(readHolding|readConsentForm)\(/)).toEqual([
    'app/api/consent-forms/[id]/file/route.ts',
    'app/api/holdings/[id]/file/route.ts',
    'lib/holdings/queries.ts',
    'lib/records/consent/forms.ts',
  ])
  expect(using(/\b(readOriginal|staffImage|staffFile)\(/)).toEqual([
    'app/api/media/[id]/[name]/route.ts',
    'lib/media/queries.ts',
  ])
  expect(using(/\bdrawnImage\(/)).toEqual([
    'lib/editions/images.ts',
    'lib/media/pictures.ts',
    'lib/media/queries.ts',
  ])
  expect(using(/\b(publicImage|publicFile)\(/)).toEqual([
    'app/(archive)/media/[sha256]/[name]/route.ts',
    'lib/editions/images.ts',
  ])
  expect(using(/\bplayedBytes\(/)).toEqual([
    'lib/editions/copies/recording.ts',
    'lib/editions/images.ts',
    'lib/holdings/played-bytes.ts',
    'lib/media/queries.ts',
  ])
  expect(using(/\b(publicRecording|publicCaptions)\(/)).toEqual([
    'app/(archive)/sources/[id]/copies/[holdingId]/captions/route.ts',
    'app/(archive)/sources/[id]/copies/[holdingId]/recording/route.ts',
    'lib/editions/copies/recording.ts',
  ])
  expect(using(/\breadRecording\(/)).toEqual([
    'app/api/holdings/[id]/recording/route.ts',
    'lib/holdings/recording.ts',
  ])
  for (const { file, text } of readers.filter(({ file }) => /^app\/api\/.*\/file\/route\.ts$/.test(file)))
    expect(text, file).toMatch(/answer\(request, async \(actor\) => downloadOf\(await \w+\(actor, id\)\)\)/)
})
