import { DAY_MS } from '@/lib/durations'
import { adar, type Calendar, calendarNames, monthsOf, type OtherCalendar } from './calendars'
import { foldWord } from './characters'

/** A month that a word can name: "1" to "12" in the Gregorian calendar, the platform's English name in another. */
export type MonthName = {
  calendar: Calendar
  month: string
  /** Languages in which it is a plain form, and those in which it is one with an ending. */
  languages: Set<string>
  inflected: Set<string>
}

/** Languages whose names of months and weekdays are read; the names come from the platform's CLDR tables. */
export const readLanguages =
  'en en-GB fr de de-AT es it pt ru uk be bg tr az az-Cyrl hy ka pl cs ar ar-LB ar-MA ar-DZ ar-TN fa fa-AF he nl ro el hu'.split(
    ' ',
  )

type Forms = { language: string; names: string; endings?: string; beginnings?: string }

/** Names and cases of the Gregorian months that CLDR lacks: twelve names of each, "/" between spellings; "-" where there is none. */
const gregorian: readonly Forms[] = [
  { language: 'en', names: 'jan feb/febr mar apr - jun jul aug sep/sept oct nov dec' },
  {
    language: 'de',
    names:
      'jänner/jenner/januars feber/febr/februars maerz/märzens aprils - juno/junis julei/julis augusts sept/septembers okt/oktobers novembers dezembers',
  },
  { language: 'fr', names: 'janv fev/fevr - avr - - juil/juill aoust sept - - -' },
  { language: 'es', names: 'ene feb mar abr may jun jul ago set/setiembre/sept oct nov dic' },
  {
    language: 'ru',
    names: 'январ феврал - апрел ма июн/іюн июл/іюл - сентябр октябр ноябр декабр',
    endings: 'ь я ю е ем ём й',
  },
  { language: 'ru', names: '- - март - - - - август - - - -', endings: 'ъ а у е ом' },
  {
    language: 'az',
    names:
      'yanvar fevral mart aprel may iyun iyul avqust/avgust sentyabr/sentabr oktyabr/oktabr noyabr dekabr',
    endings: 'ın in un ün da də dan dən a ə ı i u ü ında ində undan ından indən',
  },
  {
    language: 'az',
    names: 'јанвар феврал март апрел мај ијун ијул август сентјабр октјабр нојабр декабр',
    endings: 'ын ин ун үн да дә дан дән а ә ы и у ү',
  },
  {
    language: 'tr',
    names: 'ocak/ocağ şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık/aralığ',
    endings: 'da de ta te dan den tan ten a e ı i u ü ın in un ün',
  },
  {
    language: 'hy',
    names:
      'հունվար/յունուար փետրվար/փետրուար մարտ ապրիլ մայիս հունիս/յունիս հուլիս/յուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր',
    endings: 'ի ին ից ում ը ն',
  },
  {
    language: 'he',
    names: 'ינואר פברואר מרץ/מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
    beginnings: 'ב ל מ',
  },
  {
    language: 'ar',
    names:
      'كانون_ثاني شباط آذار نيسان أيار/آيار حزيران تموز آب أيلول تشرين_أول/تشرين_اول تشرين_ثاني كانون_أول/كانون_اول',
  },
  {
    language: 'ar',
    names:
      'يناير فبراير مارس أبريل/ابريل مايو يونيو/يونيه يوليو/يوليه أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر',
  },
  {
    language: 'fa',
    names: 'ژانویه فوریه مارس آوریل/اوریل مه/می ژوئن ژوئیه/ژوییه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر',
  },
  {
    language: 'fa',
    names: 'جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر',
  },
]

/** Names of the months of the other calendars that CLDR lacks, in the order of the year (Hebrew: of a leap year). */
const others: Record<OtherCalendar, readonly Forms[]> = {
  HIJRI: [
    {
      language: 'en',
      names:
        'muharram/moharram safar rabi_al_awwal/rabi_ul_awwal/rabi_i/rabi_1 rabi_al_thani/rabi_ath_thani/rabi_al_akhir/rabi_ul_thani/rabi_ii/rabi_2 jumada_al_ula/jumada_al_awwal/jumadi_al_awwal/jumada_i/jumada_1 jumada_al_thani/jumada_al_akhira/jumada_al_thaniya/jumada_al_thaniyah/jumada_ath_thaniya/jumada_ii/jumada_2 rajab shaban/shaaban ramadan/ramadhan/ramazan shawwal/shawal dhu_al_qidah/dhu_al_qada/dhul_qadah/dhul_qada/dhul_qidah/zulqada dhu_al_hijjah/dhu_al_hijja/dhul_hijja/dhul_hijjah/zulhijja',
    },
    {
      language: 'ar',
      names:
        'محرم/المحرم صفر ربيع_الأول/ربيع_أول ربيع_الثاني/ربيع_الآخر جمادى_الأولى/جمادى_الأول جمادى_الثانية/جمادى_الآخرة/جمادى_الثاني رجب شعبان رمضان شوال ذو_القعدة/ذي_القعدة ذو_الحجة/ذي_الحجة',
    },
    {
      language: 'fa',
      names:
        'محرم صفر ربیع_الاول/ربیع‌الاول ربیع_الثانی/ربیع_الاخر جمادی_الاول/جمادی_الاولی جمادی_الثانی/جمادی_الثانیه رجب شعبان رمضان شوال ذیقعده/ذی_قعده/ذوالقعده ذیحجه/ذی_حجه/ذوالحجه',
    },
    {
      language: 'tr',
      names:
        'muharrem safer rebiülevvel/rebiyülevvel rebiülahir/rebiyülahir cemaziyelevvel cemaziyelahir recep/receb şaban ramazan şevval zilkade zilhicce',
    },
  ],
  PERSIAN: [
    {
      language: 'en',
      names:
        'farvardin ordibehesht/ordibehest khordad/xordad tir/tīr mordad/amordad shahrivar/shahrivar mehr aban/abaan azar/adhar dey/dei/day_mah bahman esfand/isfand',
    },
    {
      language: 'fa',
      names: 'فروردین اردیبهشت خرداد تیر مرداد/امرداد شهریور مهر آبان آذر دی بهمن اسفند',
    },
    { language: 'fa', names: 'حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت' },
  ],
  HEBREW: [
    {
      language: 'en',
      names:
        'tishrei/tishri cheshvan/marcheshvan/heshvan kislev tevet/teveth shevat/shvat/sh_vat adar_i/adar_rishon/adar_aleph adar_ii/adar_sheni/adar_bet nisan/nissan iyar/iyyar sivan tammuz/tamuz av/menachem_av elul',
    },
    {
      language: 'he',
      names:
        'תשרי חשוון/חשון/מרחשוון כסלו/כסליו טבת שבט אדר_א/אדר_ראשון אדר_ב/אדר_שני ניסן אייר סיוון/סיון תמוז אב/מנחם_אב אלול',
      beginnings: 'ב ל מ',
    },
  ],
}

let names: Map<string, MonthName[]> | null = null

/** The words of a name, folded, as the key of the table. */
export const keyOfName = (name: string) =>
  name
    .split(/[\s_\u200c-]+/)
    .map(foldWord)
    .filter(Boolean)
    .join(' ')

function add(
  table: Map<string, MonthName[]>,
  name: string,
  calendar: Calendar,
  month: string,
  form: { language: string; inflected: boolean },
) {
  const key = keyOfName(name)
  if (!/\p{L}{2}/u.test(key) || /^[ivx]+$/.test(key)) return
  const known = table.get(key) ?? []
  const same = known.find((one) => one.calendar === calendar && one.month === month)
  const entry = same ?? { calendar, month, languages: new Set(), inflected: new Set() }
  ;(form.inflected ? entry.inflected : entry.languages).add(form.language.slice(0, 2))
  if (!same) table.set(key, [...known, entry])
}

function addForms(
  table: Map<string, MonthName[]>,
  forms: Forms,
  calendar: Calendar,
  months: readonly string[],
) {
  const { language, endings, beginnings } = forms
  forms.names.split(/\s+/).forEach((spellings, index) => {
    const month = months[index]
    if (spellings === '-' || month === undefined) return
    for (const spelling of spellings.split('/')) {
      // The stems of Russian and the softened ones of Turkish are no words of their own.
      if (language !== 'ru' && !spelling.endsWith('ğ'))
        add(table, spelling, calendar, month, { language, inflected: false })
      for (const ending of endings?.split(' ') ?? [])
        add(table, `${spelling}${ending}`, calendar, month, { language, inflected: true })
      for (const beginning of beginnings?.split(' ') ?? [])
        add(table, `${beginning}${spelling}`, calendar, month, { language, inflected: true })
    }
  })
}

function addPlatform(
  table: Map<string, MonthName[]>,
  calendar: Calendar,
  forms: Intl.DateTimeFormatOptions[],
  days: readonly [string, number][],
) {
  for (const language of readLanguages)
    for (const form of forms) {
      const tag = `${language}-u-ca-${calendar === 'GREGORIAN' ? 'gregory' : calendarNames[calendar]}-nu-latn`
      const format = new Intl.DateTimeFormat(tag, { ...form, timeZone: 'UTC' })
      for (const [month, time] of days) {
        const name = format.formatToParts(time).find(({ type }) => type === 'month')?.value ?? ''
        add(table, name, calendar, month, { language, inflected: false })
        if (language === 'he')
          for (const letter of 'בלמ')
            add(table, `${letter}${name}`, calendar, month, { language, inflected: true })
      }
    }
}

const long = [{ month: 'long' }, { month: 'long', day: 'numeric' }] as const
const short = [{ month: 'short' }, { month: 'short', day: 'numeric' }] as const
const thisYear: Record<OtherCalendar, number> = { HIJRI: 1412, PERSIAN: 1370, HEBREW: 5752 }

function collected(): Map<string, MonthName[]> {
  const table = new Map<string, MonthName[]>()
  const months = Array.from({ length: 12 }, (_, month) => String(month + 1))
  addPlatform(
    table,
    'GREGORIAN',
    [...long, ...short],
    months.map((month) => [month, Date.UTC(2000, Number(month) - 1, 5)]),
  )
  for (const forms of gregorian) addForms(table, forms, 'GREGORIAN', months)
  for (const calendar of ['HIJRI', 'PERSIAN', 'HEBREW'] as const) {
    const year = monthsOf(calendar, thisYear[calendar])
    const names = year.map(({ name }) => name)
    const days = year.map(({ name, first }) => [name, (first + 5) * DAY_MS] as const)
    addPlatform(
      table,
      calendar,
      [...long],
      days.map(([name, time]) => [name, time]),
    )
    for (const forms of others[calendar]) addForms(table, forms, calendar, names)
  }
  const plainAdar = monthsOf('HEBREW', 5751)[5]
  if (plainAdar) {
    addPlatform(table, 'HEBREW', [...long], [[adar(), (plainAdar.first + 5) * DAY_MS]])
    addForms(table, { language: 'he', names: 'אדר', beginnings: 'ב ל מ' }, 'HEBREW', [adar()])
  }
  return table
}

/** The names of months in all languages and calendars, by their folded words; collected once. */
export function monthNames(): ReadonlyMap<string, readonly MonthName[]> {
  names ??= collected()
  return names
}
