import { describe, expect, it } from 'vitest'
import { Invalid } from '@/lib/errors'
import { proposedEncodings } from '@/lib/holdings/encodings'
import { extractText } from '@/lib/holdings/extract'
import { decode } from '@/lib/holdings/extract/decode'
import { encoded } from '@/tests/support/encoded'
import { rejection } from '@/tests/support/rejection'

const texts = {
  'windows-1251': 'Смотритель сказал, что в первую ночь не горело четырнадцать фонарей.',
  'koi8-r': 'Смотритель сказал, что в первую ночь не горело четырнадцать фонарей.',
  'iso-8859-5': 'Смотритель сказал, что в первую ночь не горело четырнадцать фонарей.',
  ibm866: 'Смотритель сказал, что в первую ночь не горело четырнадцать фонарей.',
  'windows-1254': 'Bekçi, ilk gece on dört lambanın yanmadığını söyledi, şehir karanlıktı.',
  'windows-1252': 'Le gardien a dit qu’à la première nuit quatorze lanternes étaient éteintes.',
  'iso-8859-2': 'Strażnik powiedział, że pierwszej nocy nie świeciło się czternaście lamp.',
  'windows-1253': 'Ο φύλακας είπε ότι δεκατέσσερις λάμπες δεν ήταν αναμμένες.',
  'windows-1256': 'قال الحارس إن أربعة عشر مصباحا لم تضأ في الليلة الأولى',
  shift_jis: '灯台守は、最初の夜に十四のランプがついていなかったと言った。',
  gb18030: '看守人说，第一天晚上有十四盏灯没有点亮。',
  'utf-16be': 'Смотритель сказал, что лампы не горели.',
} as const

describe('a text without a declaration', () => {
  it.each(Object.entries(texts))('in %s is proposed first', (encoding, text) => {
    const [first] = proposedEncodings(encoded(text, encoding))
    expect(first?.name).toBe(encoding)
    expect(text).toContain(first?.preview ?? '')
  })

  it.each(Object.entries(texts))('in %s waits for a person', async (encoding, text) => {
    const bytes = encoded(text, encoding)
    const refused = await rejection(extractText(bytes, 'a.txt'))
    expect(refused).toBeInstanceOf(Invalid)
    expect(Object.keys(refused instanceof Invalid ? refused.fields : {})).toEqual(['encoding'])
    expect(await extractText(bytes, 'a.txt', { encoding: encoding as keyof typeof texts })).toMatchObject({
      text,
      report: { encoding: { name: encoding, basis: 'CHOSEN' } },
    })
  })

  it('a choice that does not fit is refused', async () => {
    const bytes = encoded(texts['windows-1251'], 'windows-1251')
    for (const encoding of ['utf-8', 'utf-16le'] as const)
      expect(await rejection(extractText(bytes.subarray(1), 'a.txt', { encoding }))).toMatchObject({
        fields: { encoding: { key: 'holdings.reading.otherEncoding' } },
      })
  })

  it('Latin text in UTF-16 without a mark waits, too', async () => {
    const bytes = encoded('The lamps were not lit.', 'utf-16le')
    expect(String(await rejection(extractText(bytes, 'a.txt')))).toContain('encodingUnknown')
    expect(proposedEncodings(bytes).map(({ name }) => name)).toContain('utf-16le')
  })

  it('the preview begins before the first character beyond ASCII', () => {
    const page = `<html><style>p{}</style><p>${'word '.repeat(100)}`
    const bytes = Buffer.concat([Buffer.from(page), encoded('Лампы горели.', 'windows-1251')])
    expect(proposedEncodings(bytes)[0]?.preview).toMatch(/^[word ]{40}Лампы горели\.$/)
  })
})

describe('an encoding is known', () => {
  const russian = 'Лампы не горели.'
  const page = (head: string, encoding: string) =>
    Buffer.concat([Buffer.from(`${head}<p>`), encoded(russian, encoding)])

  it.each([
    ['<!doctype html><meta charset="windows-1251">', 'windows-1251', 'windows-1251'],
    ['<html><meta http-equiv=Content-Type content="text/html; charset=koi8-r">', 'koi8-r', 'koi8-r'],
    ['<html><head><meta charset=cp1251>', 'windows-1251', 'windows-1251'],
    ['<?xml version="1.0" encoding="ISO-8859-5"?><html>', 'iso-8859-5', 'iso-8859-5'],
  ])('by %s', async (head, encoding, name) => {
    expect(await extractText(page(head, encoding), 'a.html')).toMatchObject({
      text: russian,
      report: { encoding: { name, basis: 'DECLARED' } },
    })
  })

  it('by valid UTF-8, whatever the page declares', () => {
    const bytes = Buffer.from(`<html><meta charset="windows-1251"><p>${russian}`)
    expect(decode(bytes).encoding).toEqual({ name: 'utf-8', basis: 'UTF8' })
  })

  it('by a mark', () => {
    expect(decode(Buffer.from(`\ufeff${russian}`)).encoding).toEqual({ name: 'utf-8', basis: 'MARK' })
    const bytes = encoded(`\ufeff${russian}`, 'utf-16be')
    expect(decode(bytes)).toMatchObject({ text: russian, encoding: { name: 'utf-16be', basis: 'MARK' } })
  })

  it('not by a label that does not exist, or does not fit', async () => {
    for (const label of ['no-such-label', 'utf-8'])
      expect(
        String(await rejection(extractText(page(`<html><meta charset="${label}">`, 'koi8-r'), 'a.html'))),
      ).toContain('encodingUnknown')
  })
})

it('a file with control characters is no text in any encoding', async () => {
  expect(String(await rejection(extractText(Uint8Array.of(0xe0, 1, 2, 0xff, 3), 'a.txt')))).toContain(
    'notText',
  )
})
