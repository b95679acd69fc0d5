import { db } from '@/lib/db'
import { wordLine } from '@/lib/folding/word-lines'
import type { MeasuredRecord } from './archive'
import type { LabelledSearch } from './queries'

/** The group of the records and searches that are about signs, names and fields. */
export const NAMES = 'signs and names'

const note = (
  slug: string,
  language: string,
  text: string,
  more: Partial<MeasuredRecord> = {},
): MeasuredRecord => ({
  ...{ group: NAMES, slug: `note-${slug}`, language, title: `Memo ${slug}`, text },
  ...more,
})

const day = (verbatim: string, edtf: string) => ({ verbatim, edtf, basis: 'AS_PRINTED' })
const name = (text: string) => ({ name: text, authorityId: null })

/** Sentences of our own about nothing that happened, and names of places that have many spellings. */
export const namedRecords: readonly MeasuredRecord[] = [
  note('aa', 'en', 'The play has the words “Candlepost” and «Фонарщик»—then… the curtain.'),
  note('ab', 'en', 'O’Brannigan drew a lighthouse for 1961–1962, and 6,134 lamps for the U.S.A. by e-mail.'),
  note('ac', 'fr', 'L’orchidée de l’abbé fleurit aujourd’hui.'),
  note('ad', 'en', 'A green\u00adhouse stands on the cape\u00a0Merganser.'),
  note('ae', 'az', 'Xəritədə Xocalı var.'),
  note('af', 'ru', 'На карте есть Ходжалы.'),
  note('ag', 'hy', 'Քարտեզում կա Խոջալու։'),
  note('ah', 'ar', 'في الخريطة خوجالي.'),
  note('ai', 'en', 'The map has Khojali.'),
  note('aj', 'en', 'The timetable lists Yerevan.'),
  note('ak', 'hy', 'Ժամանակացույցում կա Երևան։'),
  note('al', 'ru', 'В расписании есть Ереван.'),
  note('am', 'ka', 'განრიგშია თბილისი.'),
  note('an', 'ru', 'В расписании есть Тбилиси.'),
  note('ao', 'en', 'The old timetable lists Tiflis.'),
  note('ap', 'en', 'The letter names Vasilchenko twice.'),
  note('aq', 'ru', 'В письме назван Васильченко.'),
  note('ar', 'az', 'Məktubda Qəhrəmanov adı var.'),
  note('as', 'en', 'The list has Gahramanov on it.'),
  note('at', 'ru', 'В списке есть Кахраманов.'),
  note('au', 'en', 'The lamp was described at length.'),
  note('av', 'en', 'The deadline of the lamp passed.'),
  note('aw', 'en', 'Read on the third day.', {
    kind: 'resolution',
    fields: {
      body: name('Senate of Georgia'),
      jurisdiction: 'Georgia, United States',
      instrument: 'Resolution',
      number: '77/12',
      adopted: day('3rd of April, 1963', '1963-04-03'),
    },
  }),
  note('ax', 'en', 'Read on the fourth day.', {
    kind: 'resolution',
    fields: {
      body: name('Assembly of Merrowland'),
      jurisdiction: 'Georgia',
      instrument: 'Decree',
      adopted: day('1964', '1964'),
    },
  }),
  note('ay', 'en', 'Printed on the fifth page.', {
    kind: 'press-excerpt',
    fields: {
      periodical: name('Harbour Gazette'),
      place: 'Merrowland',
      published: day('28 May', 'XXXX-05-28'),
    },
  }),
  note('az', 'fa', 'آن‌ها نقشه‌های قدیمی را می‌بینند.'),
]

const authorities: readonly { kind: 'PLACE' | 'BODY' | 'PERIODICAL'; name: string; variants: string[] }[] = [
  { kind: 'PLACE', name: 'Xocalı', variants: ['Ходжалы', 'Խոջալու', 'خوجالي', 'Khojali', 'Khojaly'] },
  { kind: 'PLACE', name: 'Yerevan', variants: ['Երևան', 'Ереван', 'İrəvan'] },
  { kind: 'PLACE', name: 'Tbilisi', variants: ['თბილისი', 'Тбилиси', 'Tiflis'] },
  { kind: 'BODY', name: 'Assembly of Merrowland', variants: ['Собрание Мерроуленда', 'AoM'] },
  { kind: 'PERIODICAL', name: 'Harbour Gazette', variants: ['Портовая газета', 'Liman qəzeti'] },
]

/** Keeps the names with their variants, as members enter them. */
export async function keepNames(): Promise<void> {
  for (const { kind, name, variants } of authorities)
    await db.authority.create({
      data: {
        ...{ kind, name, words: wordLine(name) },
        variants: { create: variants.map((variant) => ({ name: variant, words: wordLine(variant) })) },
      },
      select: { id: true },
    })
}

/** Searches with the titles of the records that they must find, and no others of this group. */
const searches = `
candlepost: aa | фонарщик: aa | "candlepost and фонарщик": aa | obrannigan: ab | O'Brannigan: ab | brannigan: ab | o’brannigan: ab | 1961: ab | 1961-1962: ab | 1962–: ab
| 6134: ab | 6,134: ab | USA lamps: ab | u.s.a. lamps: ab | email: ab | e-mail: ab | orchidée: ac | l'orchidee: ac | l’abbé: ac | abbe: ac | aujourd'hui: ac | greenhouse: ad | "cape merganser": ad | mergansir: ad
| Xocalı: ae af ag ah ai | xocali: ae af ag ah ai | Ходжалы: ae af ag ah ai | Խոջալու: ae af ag ah ai | خوجالي: ae af ag ah ai | خوجالی: ae af ag ah ai | Khojali: ae af ag ah ai | khojaly: ae af ag ah ai
| Yerevan: aj ak al | Երեւան: aj ak al | ереван: aj ak al | İrəvan: aj ak al | irevan: aj ak al | Tbilisi: am an ao | თბილისი: am an ao | tiflis: am an ao | Тбилиси: am an ao
| Vasilchenko: ap aq | Васильченко: ap aq | Gahramanov: ar as at | Qəhrəmanov: ar as at | Кахраманов: ar as at | Gakhramanov: ar as at
| described: au | describing: au | dead: av | deadline: av | deadlines: av | lamp -described: ab av | lamp deadline OR described: au av
| Georgia USA: aw | "Senate of Georgia": aw | georgia -usa: ax | 3 April 1963: aw | April 3, 1963: aw | 1963-04-03: aw | 03.04.1963: aw | "3rd of April": aw | 77/12: aw
| AoM: ax | Собрание Мерроуленда: ax | merrowland decree: ax | Портовая газета: ay | liman qezeti: ay | harbour gazette: ay | 28 May: ay | "year not given": ay
| آنها: az | نقشه‌های: az | نقشه: az | می بینند: az | میبینند: az | قديمي: az`

/** Labelled as those of the declaration; "-" where nothing must be found. */
export const namedSearches: readonly LabelledSearch[] = searches
  .trim()
  .split(/\s\|\s/)
  .map((line) => {
    const at = line.lastIndexOf(': ')
    const titles = line
      .slice(at + 2)
      .trim()
      .split(' ')
    return {
      q: line.slice(0, at).trim(),
      has: new RegExp(`^Memo (?:${titles.join('|')}) `, 'u'),
      isEmpty: titles[0] === '-',
    }
  })
