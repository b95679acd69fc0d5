import { describe, expect, it } from 'vitest'
import divide, { type Divided } from '@/lib/imports/reading/divide-thread'
import type { Row } from '@/lib/imports/reading/entries'
import { dateIn } from '@/lib/imports/rows/dates'
import { newOrderedId } from '@/lib/imports/rows/ids'
import { prepare } from '@/lib/imports/rows/prepare-thread'
import { defaultsSchema, type Reading } from '@/lib/imports/schema'
import { guessedMapping } from '@/lib/imports/targets'
import { translatorOf } from '@/lib/messages/catalogue'
import type { Message } from '@/lib/messages/message'

const utf8 = (text: string) => new TextEncoder().encode(text)
const wide = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))

type File = Omit<Divided, 'batches'> & { rows: number; all: Row[] }
function read(bytes: Uint8Array, reading: Partial<Reading> | null = null): File | Message {
  const divided = divide({ bytes, reading })
  return 'key' in divided ? divided : { ...divided, all: divided.batches.flatMap((rows) => JSON.parse(rows)) }
}
function table(bytes: Uint8Array, reading: Partial<Reading> | null = null): File {
  const file = read(bytes, reading)
  if ('key' in file) throw new Error(file.key)
  return file
}
const refusal = (bytes: Uint8Array, reading: Partial<Reading> | null = null) => {
  const file = read(bytes, reading)
  return 'key' in file ? file.key : null
}
const faults = (file: File) => file.all.map(({ fault }) => fault?.key ?? null)

describe('A table', () => {
  it.each([
    ['commas', 'Title,Date\nA bridge,1992\n', ','],
    ['semicolons', 'Title;Date\n"A; bridge";1992\nOther, one;1993\n', ';'],
    ['tabs', 'Title\tDate\nA bridge\t1992\n', '\t'],
    ['one column', 'Title\nA bridge\n', ','],
  ])('is divided by %s', (_, text, delimiter) => {
    const { reading, columns, all } = table(utf8(text))
    expect(reading).toMatchObject({ format: 'CSV', encoding: 'utf-8', delimiter, isCertain: true })
    expect(columns[0]).toBe('Title')
    expect(all[0]?.number).toBe(2)
  })

  it('is worked on in batches of bounded size', () => {
    const batchesOf = (rows: readonly string[]) => {
      const divided = divide({ bytes: utf8(`Title,Text\n${rows.join('\n')}\n`), reading: null })
      return 'key' in divided ? [] : divided.batches.map((rows) => JSON.parse(rows).length)
    }
    expect(batchesOf(Array.from({ length: 2_500 }, () => 'a,b'))).toEqual([1_000, 1_000, 500])
    expect(Math.max(...batchesOf(Array.from({ length: 60 }, () => `a,${'long '.repeat(20_000)}`)))).toBe(9)
    // Each line becomes a paragraph, which is much longer than its letter.
    expect(batchesOf(Array.from({ length: 6 }, () => `a,"${'b\n'.repeat(15_000)}"`))).toEqual([
      1, 1, 1, 1, 1, 1,
    ])
  })

  it('hands over no entries for a check', () => {
    const batch = {
      ...{
        target: 'sources',
        format: 'CSV' as const,
        memberId: newOrderedId(),
        columns: ['Title', 'Date'],
        mapping: ['title', 'issued'],
      },
      ...{
        defaults: defaultsSchema.parse({ language: '', type: 'book', dateOrder: 'MONTH' }),
        choices: {},
        names: {},
        definitions: '',
      },
      rows: JSON.stringify([{ number: 2, cells: ['A bridge', '3/4/1992'] }]),
    }
    const counts = [true, false].map((isCheck) => {
      const { heads, rows } = prepare({ ...batch, isCheck })
      expect(heads.map(({ date }) => date)).toEqual(['1992-03-04'])
      return [heads.length, rows.length]
    })
    expect(counts).toEqual([
      [1, 0],
      [1, 1],
    ])
  })

  it('counts rows as a spreadsheet does', () => {
    const { all } = table(utf8('Title,Text\n\n"A\nbridge",x\n,\nOther,y\n'))
    expect(all.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [3, 'A\nbridge'],
      [5, 'Other'],
    ])
  })

  it.each([
    ['utf-8', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('Title,Date\nКөрпү,1992\n')]), true],
    ['utf-16le', wide('Title\tDate\nКөрпү\t1992\n'), true],
    ['utf-16le', wide('Title\tDate\nBridge\t1992\nBridges\t1993\n').subarray(2), false],
    [
      'windows-1251',
      new Uint8Array([...utf8('Title,Date\n'), 0xcc, 0xee, 0xf1, 0xf2, ...utf8(',1992\n')]),
      false,
    ],
  ])('is read in %s', (encoding, bytes, isCertain) => {
    const { reading, columns, all } = table(bytes)
    expect(reading).toMatchObject({ encoding, isCertain })
    expect(columns).toEqual(['Title', 'Date'])
    expect(all[0]?.cells[1]).toBe('1992')
  })

  it.each([
    ['nothing', new Uint8Array(), 'imports.faults.empty'],
    ['blanks only', utf8(' \n \n'), 'imports.faults.empty'],
    ['a PDF in it', utf8('%PDF-1.7\nabc'), 'imports.faults.document'],
    ['markup', utf8('<!doctype html><table>'), 'imports.faults.document'],
    ['heads only', utf8('Title,Date\n'), 'imports.faults.noRows'],
    ['bytes that are no text', new Uint8Array([1, 2, 0, 0, 0, 7, 0, 0, 0, 0, 9]), 'imports.faults.binary'],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'imports.faults.spreadsheet'],
    [
      'a quotation mark that stays open',
      utf8('Title,Date\n"A bridge,1992\nOther,1993\n'),
      'imports.faults.quote',
    ],
    [
      '10,000 columns',
      utf8(`${'a,'.repeat(9_999)}a\n${'b,'.repeat(9_999)}b\n`),
      'imports.faults.tooManyColumns',
    ],
  ])('is refused where it has %s', (_, bytes, key) => {
    expect(refusal(bytes)).toBe(key)
  })

  it('refuses bytes that aren’t in the encoding that was chosen', () => {
    expect(refusal(new Uint8Array([0x54, 0x0a, 0xff, 0x0a]), { encoding: 'utf-8' })).toBe(
      'imports.faults.encoding',
    )
  })

  it('marks rows with too many cells or too long ones', () => {
    expect(faults(table(utf8(`A,B\n1,2,3\n1,2,\n${'x'.repeat(200_001)},2\n`)))).toEqual([
      'imports.faults.extraCells',
      null,
      'imports.faults.cell',
    ])
  })

  it('names fields in any language of the interface', () => {
    const languages = ['en', 'fr'].map(translatorOf)
    expect(
      guessedMapping('sources', ['TITLE', 'container-title', 'Author(s)', 'Date', 'Titre', 'x'], languages),
    ).toEqual([...['title', 'containerTitle', '', 'issued', '', '']])
  })
})

describe('References', () => {
  it('in RIS may lack the end of an entry only before another', () => {
    const file = table(
      utf8('TY  - NEWS\r\nTI  - One\r\nTY  - NEWS\r\nTI  - Two\r\nER  - \r\nTY  - NEWS\r\nTI  - Three'),
    )
    expect(file.reading).toMatchObject({ format: 'RIS', delimiter: '' })
    expect(faults(file)).toEqual([null, null, 'imports.faults.risEnd'])
    expect(file.columns).toContain('title')
  })

  it('in BibTeX keep braces, accents and abbreviations', () => {
    const file = table(
      utf8(
        '@string{paper = "The Daily {Paper}"}\n@comment{no}\n@article{a, title={The {B}ridge of Zav{\\"o}d}, journal=paper, author={M{\\"u}ller, Jo}, year=1992}\n@book{b, title={Open, year=1992\n@book(c, title={Closed}, year={1993})',
      ),
    )
    expect(faults(file)).toEqual([null, 'imports.faults.bibtexEnd', null])
    const cells = Object.fromEntries(file.columns.map((column, at) => [column, file.sample[0]?.[at]]))
    expect(cells).toMatchObject({
      title: 'The Bridge of Zavöd',
      author: 'Müller, Jo',
      'container-title': 'The Daily Paper',
      issued: '1992',
    })
  })

  it('in CSL-JSON are a list, or one of them', () => {
    expect(table(utf8('{"type":"book","title":"One"}')).rows).toBe(1)
    expect(faults(table(utf8('[{"type":"book","title":"One"}, 7]')))).toEqual([
      null,
      'imports.faults.cslItem',
    ])
    expect(refusal(utf8('{"items":[]}'))).toBe('imports.faults.csl')
    expect(refusal(utf8('[{"type":"book",]'))).toBe('imports.faults.json')
    expect(refusal(utf8(`[${'['.repeat(200_000)}${']'.repeat(200_000)}]`))).toBe('imports.faults.json')
    expect(refusal(utf8('[]'))).toBe('imports.faults.noRows')
  })
})

describe('A date in a cell', () => {
  const read = (text: string, order: 'DAY' | 'MONTH' | null) => {
    const result = dateIn(text, order)
    return 'value' in result ? result.value.edtf : result.fault.key.replace('imports.faults.', '')
  }

  it.each([
    ['3/4/1992', 'dateAmbiguous', '1992-04-03', '1992-03-04'],
    ['03.04.1992', 'dateAmbiguous', '1992-04-03', '1992-03-04'],
    ['٣/٤/١٩٩٢', 'dateAmbiguous', '1992-04-03', '1992-03-04'],
    ['13/4/1992', '1992-04-13', '1992-04-13', 'dateOrder'],
    ['4/13/1992', '1992-04-13', 'dateOrder', '1992-04-13'],
    ['31/2/1992', 'date', 'dateOrder', 'dateOrder'],
    ['3 April 1992', '1992-04-03', '1992-04-03', '1992-04-03'],
    ['1992-04-03', '1992-04-03', '1992-04-03', '1992-04-03'],
    ['no day', 'date', 'date', 'date'],
  ])('is read in the order that was chosen: %s', (text, unchosen, dayFirst, monthFirst) => {
    expect([read(text, null), read(text, 'DAY'), read(text, 'MONTH')]).toEqual([
      ...[unchosen, dayFirst, monthFirst],
    ])
  })
})

it('an order of dates that was not chosen is not stored', () => {
  const stored = { language: null, type: null }
  expect(defaultsSchema.parse({ language: '', type: '', dateOrder: '' })).toEqual(stored)
  expect(Object.keys(defaultsSchema.parse({ ...stored, dateOrder: null }))).toEqual(Object.keys(stored))
})
