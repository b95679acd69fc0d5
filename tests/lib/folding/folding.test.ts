import { describe, expect, test } from 'vitest'
import { findNames, soughtNames } from '@/lib/folding/find-names'
import { foldAccents, foldCase } from '@/lib/folding/fold'
import { namePartsOf } from '@/lib/folding/name-parts'
import { skeletonsOf, withoutVowels } from '@/lib/folding/skeleton'

const meet = (one: Set<string>, other: Set<string>) => [...one].some((key) => other.has(key))

describe('case and accents', () => {
  test.each([
    ['İLHAM', 'ilham'],
    ['ÇİÇƏK', 'çiçək'],
    ['Ｌｅｙｌａ', 'leyla'],
    ['Mam\u00admadova', 'mammadova'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
  ])('%s in small letters is %s', (given, folded) => {
    expect(foldCase(given)).toBe(folded)
  })

  test.each([
    ['Şəhla Çelik', 'səhla celik'],
    ['Ёлкин', 'елкин'],
    ['مُحَمَّد', 'محمد'],
  ])('%s without accents is %s', (given, folded) => {
    expect(foldAccents(given)).toBe(folded)
  })
})

describe('the skeleton of a name', () => {
  test.each([
    ['Khojaly', 'Xocalı', 'Ходжалы', 'Khodzhaly', 'Khodjaly', 'ხოჯალი', 'Hocalı', 'Chodschali'],
    ['Qarabağ', 'Karabakh', 'Garabagh', 'Карабах'],
    ['Məmmədova', 'Mammadova', 'Mamedova', 'Мамедова', 'Мәммәдова', 'MƏMMƏDOVA'],
    ['Əliyev', 'Aliyev', 'Алиев', 'Aliev', 'Alijew', 'Alieff', 'ALİYEV'],
    ['Hüseynov', 'Huseynov', 'Гусейнов', 'Husseinov', 'Guseinov', 'Huseinow'],
    ['Çiçek', 'Cicek', 'Chichek'],
    ['Şahin', 'Sahin', 'Shahin', 'Шахин'],
    ['Cəfərov', 'Jafarov', 'Джафаров', 'Dzhafarov', 'Djafarov'],
    ['İlham', 'Ilham', 'Ильхам'],
    ['Зайцев', 'Zaitsev', 'Zaytsev', 'Zajcev'],
    ['Зеленський', 'Zelensky', 'Zelenskyy', 'Зеленский'],
    ['Σεφέρης', 'Seferis'],
    ['Παπαδόπουλος', 'Papadopoulos'],
    ['მამედოვა', 'Mamedova'],
    ['Սարգսյան', 'Sargsyan'],
    ['Հովհաննիսյան', 'Hovhannisyan'],
    ['Fatimah', 'Fatima', 'Фатима'],
  ])('is the same for %s, %s and more', (first, ...others) => {
    for (const other of others) expect(meet(skeletonsOf(first), skeletonsOf(other)), other).toBe(true)
  })

  test.each([
    ['Khojaly', 'خوجالی'],
    ['Hüseynov', 'حسینوف'],
    ['Cəfərov', 'جعفروف'],
    ['Fatimə', 'فاطمه'],
    ['Mammadov', 'ממדוב'],
    ['Sargsyan', 'سرکیسیان'],
    ['Sargsyan', 'Саркисян'],
  ])('has the same consonants for %s and %s', (one, other) => {
    expect(meet(withoutVowels(skeletonsOf(one)), withoutVowels(skeletonsOf(other)))).toBe(true)
  })

  test.each([
    ['Aliyev', 'alive'],
    ['Mammadova', 'Hasanova'],
    ['Karimov', 'Kazimov'],
    ['Leyla', 'Lena'],
    ['Sargsyan', 'Harutyunyan'],
  ])('differs for %s and %s', (one, other) => {
    expect(meet(skeletonsOf(one), skeletonsOf(other))).toBe(false)
  })

  test('of a very long word is bounded', () => {
    for (const letter of ['g', 'x', 'ou', 'в', 'خ', '\u0301']) {
      expect(skeletonsOf(letter.repeat(100_000)).size).toBeLessThanOrEqual(32)
    }
  })
})

describe('the parts of a name', () => {
  const surnames = (name: string) =>
    namePartsOf(name).flatMap(({ word, as }) => (as === 'SURNAME' ? [word] : []))

  test.each([
    ['Leyla Məmmədova', ['Məmmədova']],
    ['Məmmədova Leyla Elçin qızı', ['Məmmədova']],
    ['Əliyev Elçin Həsən oğlu', ['Əliyev']],
    ['Мамедова Лейла Эльчиновна', ['Мамедова']],
    ['Smith, Anna Maria', ['Smith']],
    ['Anna Maria Smith', ['Smith']],
    ['Անի Սարգսյան', ['Սարգսյան']],
    ['Brian Smith', ['Brian', 'Smith']],
    ['Leyla', ['Leyla']],
  ])('of %s: %j is the surname', (name, expected) => {
    expect(surnames(name)).toEqual(expected)
  })
})

describe('a name in a text', () => {
  const sought = soughtNames(['Leyla Məmmədova'])
  const found = (text: string, options = {}) =>
    findNames(text, sought, options).map(({ match, start, end }) => `${match} ${text.slice(start, end)}`)

  test.each([
    ['Then Leyla Mammadova spoke.', 'FULL Leyla Mammadova'],
    ['leyla mammadova', 'FULL leyla mammadova'],
    ['Said Mammadova, L.', 'SURNAME Mammadova'],
    ['Рассказ Мамедовой.', 'SURNAME Мамедовой'],
    ['Лейла Мамедова', 'FULL Лейла Мамедова'],
    ['Mammadovanın evi', 'SURNAME Mammadovanın'],
    ['Mammadova’s house', 'SURNAME Mammadova'],
    ['of Mam-\nmadova again', 'SURNAME Mam-\nmadova'],
    ['her brother Mammadov', 'SURNAME Mammadov'],
    ['MAMMADOVA', 'SURNAME MAMMADOVA'],
    ['Լեյլա Մամեդովա', 'FULL Լեյլա Մամեդովա'],
    ['ლეილა მამედოვა', 'FULL ლეილა მამედოვა'],
    ['Λέιλα Μαμέντοβα', 'FULL Λέιλα Μαμέντοβα'],
    ['لیلا ممدوا', 'SURNAME ممدوا'],
    ['Leyla was there', 'GIVEN Leyla'],
    ['a mammadova', 'POSSIBLE mammadova'],
  ])('%j: %s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test.each(['She left the village.', 'The mountain road', 'Layer by layer', 'Madame Dovar', ''])(
    '%j names no one',
    (text) => {
      expect(found(text)).toEqual([])
    },
  )

  test.each([
    ['leyla-mammadova-1992', 'FULL leyla-mammadova'],
    ['LeylaMammadova.pdf', 'FULL LeylaMammadova'],
    ['interview_MAMMADOVA.txt', 'SURNAME MAMMADOVA'],
    ['statement-of-a-woman', undefined],
  ])('an address or file name %j: %s', (text, expected) => {
    expect(found(text, { identifier: true })[0]).toBe(expected)
  })

  test('a surname within letters written together is found in a file name', () => {
    const of = soughtNames(['Leyla Mammadova'])
    expect(findNames('leylamammadova.pdf', of, { identifier: true })).toMatchObject([{ match: 'SURNAME' }])
  })

  test('what the speaker chose to be called is not searched for', () => {
    const leyla = soughtNames(['Leyla Məmmədova'], ['Leyla'])
    expect(findNames('Leyla spoke.', leyla)).toEqual([])
    expect(findNames('Leyla Mammadova spoke.', leyla)).toMatchObject([{ match: 'SURNAME' }])
  })
})
