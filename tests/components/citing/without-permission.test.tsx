import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import type { FoundSource } from '@/components/api/sources'
import { CitationFields } from '@/components/citing/CitationFields'
import { CiteFinder } from '@/components/citing/CiteFinder'
import { emptyCitation } from '@/components/citing/citation-draft'
import { SourcePicker } from '@/components/citing/SourcePicker'
import { SourceShelf } from '@/components/citing/source-shelf'
import { EvidencePermission } from '@/components/desk/EvidencePermission'
import { english } from '@/tests/support/english'
import { htmlOf } from '@/tests/support/render'

const source: FoundSource = { id: 'one', title: 'A source', label: '', facts: null, csl: null, holdings: [] }
const shelf = new SourceShelf([source], async () => [], english)
const citation = { ...emptyCitation, seen: { sourceId: 'one', locator: null, access: null } }

/** The texts of the catalogue that are shown to a member with the permission, and to one without. */
const seenBy = (isHeld: boolean, shown: ReactNode) =>
  htmlOf(<EvidencePermission isHeld={isHeld}>{shown}</EvidencePermission>)

it('contributors are told who adds evidence instead of a form', () => {
  const finder = <CiteFinder shelf={shelf} keepAs="" onPick={() => {}} />
  const picker = <SourcePicker label="Source" keepAs="" onPick={() => {}} />
  const fields = <CitationFields draft={citation} shelf={shelf} keepAs="" onChange={() => {}} />
  for (const shown of [finder, picker]) {
    expect(seenBy(false, shown)).toContain(english('citing.finder.editorsAdd'))
    expect(seenBy(true, shown)).not.toContain(english('citing.finder.editorsAdd'))
  }
  for (const shown of [finder, picker]) {
    expect(seenBy(false, shown)).not.toContain(english('citing.newSource.title'))
    expect(seenBy(true, shown)).toContain(english('citing.newSource.title'))
  }
  expect(seenBy(false, fields)).not.toContain(english('citing.newCopy.title'))
  expect(seenBy(true, fields)).toContain(english('citing.newCopy.title'))
})
