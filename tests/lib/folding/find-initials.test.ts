import { expect, test } from 'vitest'
import { findInitials, findNamesAndInitials } from '@/lib/folding/find-initials'
import { soughtNames } from '@/lib/folding/find-names'

const sought = soughtNames(['Zeyneb Qaraxanova'])
const initialsIn = (text: string) =>
  findInitials(text, sought).map(({ start, end }) => text.slice(start, end))

test.each([
  ['Then Z. Q. came.', ['Z. Q.']],
  ['Then Z.Q. came.', ['Z.Q.']],
  ['Then Q. Z. came.', ['Q. Z.']],
  ['as Z.M.K. said', ['Z.M.K.']],
  ['Так сказала З. К. ей.', ['З. К.']],
  ['قالت ز. ق. هذا', ['ز. ق.']],
  ['قالت ق.ز. هذا', ['ق.ز.']],
  ['אמרה ז. ק. אתמול', ['ז. ק.']],
  ['אמרה ז׳ ק׳ אתמול', ['ז׳ ק׳']],
  ['თქვა ზ. ქ. გუშინ', ['ზ. ქ.']],
])('finds initials in: %s', (text, found) => {
  expect(initialsIn(text)).toEqual(found)
})

test.each([
  'Then A. Q. came.',
  'Then Z. B. came.',
  'Z, Q and others',
  'Z.Q.x',
  'It ended in Z. Quite so.',
  'z. q.',
  'قالت ب. ق. هذا',
  'אמרה ז. מ. אתמול',
  '第一. 二. 三',
])('finds no initials in: %s', (text) => {
  expect(initialsIn(text)).toEqual([])
})

test('a name of one word has no initials', () => {
  expect(findInitials('Z. Z.', soughtNames(['Zeyneb']))).toEqual([])
})

test('names and initials come in the order of the text', () => {
  const found = findNamesAndInitials('Z. Q. and Zeyneb Qaraxanova, Z. Q. again', sought)
  expect(found.map(({ match }) => match)).toEqual(['INITIALS', 'FULL', 'INITIALS'])
})

test.each([
  [`q=${encodeURIComponent('Зейнаб Караханова')}&kind=PLACE`, encodeURIComponent('Зейнаб Караханова')],
  [
    `https://a.example/%41/${encodeURIComponent('زينب قراخانوفا')}?b=%FF`,
    encodeURIComponent('زينب قراخانوفا'),
  ],
  ['100%25 by Zeyneb%20Q%61raxanova, %D0', 'Zeyneb%20Q%61raxanova'],
])('finds names that an address encodes: %s', (text, found) => {
  const names = findNamesAndInitials(text, sought, { identifier: true })
  expect(names.map(({ match, start, end }) => [match, text.slice(start, end)])).toEqual([['FULL', found]])
})
