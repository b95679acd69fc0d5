import { keyOfName } from './months'
import { weekdayNames } from './weekdays'

/** What a word beside a date says about it. */
export type Meaning =
  | 'AFTER'
  | 'BEFORE'
  | 'SINCE'
  | 'UNTIL'
  | 'ABOUT'
  | 'UNCERTAIN'
  | 'BETWEEN'
  | 'AND'
  | 'OR'
  | 'EARLY'
  | 'MID'
  | 'LATE'
  | 'SPRING'
  | 'SUMMER'
  | 'AUTUMN'
  | 'WINTER'
  /** Azerbaijani "yaz" is spring, Turkish "yaz" is summer. */
  | 'SPRING_OR_SUMMER'
  | 'DECADE'
  | 'CENTURY'
  | 'OLD_STYLE'
  | 'NEW_STYLE'
  | 'HIJRI'
  | 'PERSIAN'
  | 'HEBREW'
  | 'GREGORIAN'
  /** Arabic "من" and Persian "از": "of" between a day and its month, "from" before a date. */
  | 'FROM_OR_OF'
  /** "The same day in another calendar". */
  | 'EQUALS'
  /** "В ночь с 25 на 26": a range between two days, anything else alone. */
  | 'ACROSS'
  /** Before the year 1. */
  | 'BEFORE_CHRIST'
  | 'NEUTRAL'

/**
 * The words, a line for a language; "_" joins the words of a phrase. A word that isn't here is unknown: a date with an unknown word is
 * proposed and never read at once, so that a missing entry can't turn a doubtful date into an exact one.
 */
const words: Record<Meaning, string> = {
  AFTER: `after later_than subsequent_to or_later or_after on_or_after not_before not_earlier_than no_earlier_than post not_until
    sonra sonrası tez_olmayaraq gec
    հետո անց ոչ_շուտ
    после не_ранее не_раньше позже позднее или_позже или_позднее спустя
    sonrasında sonraki
    après postérieur_à postérieurement_à au_plus_tôt ou_plus_tard ou_après pas_avant
    nach später_als oder_später frühestens nicht_vor oder_danach
    después_de después_del posterior_a o_después o_más_tarde no_antes_de no_antes_del tras luego_de
    بعد أو_بعده أو_بعدها في_أو_بعد ليس_قبل عقب
    بعد_از پس_از یا_بعد یا_بعد_از_آن یا_پس_از_آن نه_پیش_از پس
    אחרי לאחר או_אחרי או_מאוחר_יותר לא_לפני`,
  BEFORE: `before prior_to earlier_than by or_earlier or_before on_or_before not_after not_later_than no_later_than ante at_the_latest
    əvvəl qabaq öncə gec_olmayaraq
    առաջ մինչ ոչ_ուշ նախքան
    до ранее раньше перед не_позднее не_позже или_ранее или_раньше прежде
    önce evvel öncesi öncesinde en_geç
    avant antérieur_à au_plus_tard ou_avant ou_plus_tôt pas_après
    vor früher_als spätestens bis_spätestens nicht_nach oder_früher oder_davor
    antes_de antes_del anterior_a o_antes a_más_tardar no_después_de no_después_del
    قبل أو_قبله أو_قبلها في_أو_قبل ليس_بعد قبيل
    قبل_از پیش_از یا_قبل یا_پیش_از_آن پیش
    לפני קודם_ל או_לפני או_מוקדם_יותר לא_יאוחר_מ טרם`,
  SINCE: `since from starting beginning_on from_and_including onwards onward
    başlayaraq etibarən bəri
    սկսած ի_վեր
    с со начиная_с
    itibaren beri başlayarak
    depuis à_partir_de à_partir_du à_compter_du à_compter_de dès
    seit ab von
    desde desde_el a_partir_de a_partir_del
    منذ ابتداء_من اعتبارا_من بدءا_من
    از_آغاز
    מאז החל_מ החל_ב`,
  UNTIL: `until till to through thru up_to as_late_as
    qədər dək kimi ilədək tarixinədək gününədək
    մինչև մինչեւ
    по вплоть_до
    kadar değin
    jusque jusqu_à jusqu_au jusqu_en au à
    bis
    hasta hasta_el al
    حتى إلى الى لغاية
    تا
    עד`,
  ABOUT: `c ca cca circa about around approximately approx roughly near or_so or_thereabouts on_or_about in_or_about in_or_around on_or_around some_time_around
    təxminən təqribən ətrafında radələrində
    մոտ մոտավորապես շուրջ
    около примерно приблизительно ок прибл или_около_того приблизно
    yaklaşık civarı civarında dolaylarında takriben aşağı_yukarı sularında
    vers environ env aux_environs_de aux_environs_du autour_de autour_du aux_alentours_de aux_alentours_du approximativement
    um etwa ungefähr zirka gegen rund herum um_den
    hacia aproximadamente aprox alrededor_de alrededor_del cerca_de cerca_del en_torno_a en_torno_al sobre
    نحو حوالي حوالى قرابة تقريبا ما_يقارب قريبا_من
    حدود حدودا در_حدود تقریبا نزدیک_به
    בערך סביב סביבות בסביבות לערך בקירוב`,
  UNCERTAIN: `may_be might_be probably possibly perhaps maybe likely presumably apparently uncertain date_uncertain seemingly supposedly allegedly reportedly estimated est
    ehtimal ehtimalən ehtimal_ki güman yəqin bəlkə
    հավանաբար գուցե թերևս թերեւս երևի երեւի ենթադրաբար
    вероятно возможно предположительно видимо по_видимому может_быть предп предпол наверное
    muhtemelen belki galiba olasılıkla herhalde tahminen sanırım
    probablement peut_être sans_doute vraisemblablement incertain présumé
    vermutlich wahrscheinlich vielleicht möglicherweise wohl unsicher angeblich
    probablemente posiblemente quizá quizás tal_vez acaso incierto
    ربما لعل لعله محتمل على_الأرجح يحتمل من_المحتمل يرجح غير_مؤكد
    احتمالا شاید گویا ظاهرا به_احتمال نامشخص
    אולי כנראה ייתכן יתכן ככל_הנראה משוער לא_ודאי`,
  BETWEEN: 'between betw arasında arası araları միջև միջեւ между entre zwischen بين بین میان בין',
  AND: 'and və ve ile ilə եւ ու и й et und y e و ו &',
  OR: 'or və_ya və_yaxud yaxud veya ya_da կամ или либо ou oder o u أو یا או',
  EARLY: `early beginning beginning_of the_beginning_of at_the_beginning_of start_of the_start_of at_the_start_of in_the_early
    əvvəli əvvəlləri əvvəlində əvvəllərində əvvəllərinin
    սկիզբ սկիզբը սկզբին սկզբներին վաղ
    начало начале начала в_начале
    başı başında başları başlarında
    début au_début au_début_de au_début_du début_de au_commencement_de
    anfang anfangs früh frühen frühe beginn
    principios a_principios_de a_principios_del inicios a_inicios_de comienzos a_comienzos_de
    أوائل مطلع بداية مستهل في_أوائل في_مطلع في_بداية
    اوایل آغاز ابتدای در_اوایل
    תחילת ראשית בתחילת בראשית`,
  MID: `mid middle middle_of the_middle_of in_the_middle_of
    ortası ortaları ortasında ortalarında
    կեսեր կեսերին կեսերը կեսին
    середина середине середины в_середине
    mi milieu au_milieu_de au_milieu_du milieu_de
    mitte mittleren
    mediados a_mediados_de a_mediados_del
    منتصف أواسط وسط في_منتصف في_أواسط
    اواسط میانه میانه_های نیمه در_اواسط
    אמצע באמצע`,
  LATE: `late end end_of the_end_of at_the_end_of
    sonu sonunda sonları sonlarında axırı axırında axırları axırlarında
    վերջ վերջը վերջին վերջերին ուշ
    конец конце конца в_конце
    fin fin_de à_la_fin_de à_la_fin_du fin_du
    ende spät späten späte
    finales a_finales_de a_finales_del fines a_fines_de a_fines_del
    أواخر نهاية ختام في_أواخر في_نهاية
    اواخر پایان انتهای در_اواخر
    סוף בסוף שלהי בשלהי`,
  SPRING: `spring bahar baharı baharında գարուն գարնան գարնանը весна весной весны ilkbahar ilkbaharı ilkbaharında printemps au_printemps
    frühling frühjahr primavera ربيع بهار אביב באביב`,
  SUMMER: `summer yay yayı yayında ամառ ամառը ամռան ամռանը лето летом лета été sommer verano صيف تابستان קיץ בקיץ`,
  AUTUMN: `autumn fall payız payızı payızında աշուն աշնան աշնանը осень осенью осени sonbahar sonbaharı sonbaharında güz automne herbst otoño خريف
    پاییز پائیز سתיו סתיו בסתיו`,
  WINTER: `winter qış qışı qışında ձմեռ ձմռան ձմռանը ձմեռը зима зимой зимы kış kışı kışında hiver winters invierno شتاء زمستان חורף בחורף`,
  SPRING_OR_SUMMER: 'yaz yazı yazında',
  DECADE: `decade decade_of illər illəri illərdə illərin թվականներ թվականներին թթ годы годов годах гг yıllar yıllarda yılları yıllarında années les_années
    jahre jahren jahrzehnt años los_años década_de la_década_de década_del decenio عقد سنوات أعوام دهه דهه שנות בשנות שנים`,
  CENTURY: `century cent əsr əsri əsrdə əsrin դար դարի դարում век века веке в_веке столетие yüzyıl yüzyılda yüzyılın siècle jahrhundert jahrhunderts jh siglo
    قرن القرن סده سده המאה מאה`,
  OLD_STYLE: `os o_s old_style julian julian_calendar старого_стиля по_старому_стилю ст_ст юлианского_календаря köhnə_stil köhnə_stillə հին_տոմար հին_տոմարով eski_takvim
    vieux_style alten_stils a_st julianisch estilo_antiguo التقويم_اليولياني يولياني ژولینی`,
  NEW_STYLE: `ns n_s new_style gregorian gregorian_calendar нового_стиля по_новому_стилю н_ст yeni_stil yeni_stillə նոր_տոմար նոր_տոմարով yeni_takvim nouveau_style neuen_stils
    n_st gregorianisch estilo_nuevo`,
  HIJRI: `ah a_h hijri hijra hicri hicrî hicrətin hicri_ilinin anno_hegirae hegira hégire هـ ه هجري هجرية للهجرة هجری قمری ق ه_ق هجری_قمری للهجره хиджры г_х хижры להג_רה היג_רי`,
  PERSIAN: `solar_hijri persian_calendar shamsi ه_ش هجری_شمسی هجری_خورشیدی خورشیدی شمسی ش هجري_شمسي a_p ap`,
  HEBREW: 'am a_m anno_mundi',
  GREGORIAN: `ad a_d ce c_e miladi miladî miladın eramızın н_э нашей_эры մ_թ ap_j_c n_chr d_c م ميلادي ميلادية للميلاد میلادی لספירה לספירה`,
  FROM_OR_OF: 'من از',
  EQUALS:
    'corresponding_to which_is equivalent_to الموافق موافق الموافقة يوافق برابر_با مطابق_با مطابق uyğun_olaraq',
  ACROSS: 'на',
  BEFORE_CHRIST: 'bc b_c bce b_c_e до_н_э до_нашей_эры e_ə m_ö m_ө avant_j_c av_j_c v_chr a_c լ_ա մ_թ_ա ق_م',
  NEUTRAL: `the of on in at a day the_day_of dated date year yr month_of the_month_of night night_of the_night_of morning morning_of the_morning_of evening evening_of
      the_evening_of afternoon of_the noon_of year_not_given no_year
    il ili ilin ilinin ildə ilində ildən ilindən ilinə ci cı cu cü gün günü gününün tarix tarixli tarixində tarixi tarixindən tarixinə günündən gününə ay ayı ayının ayında gecə gecəsi
    թ թվական թվականի թվականին թվականը թվականից տարի տարվա տարում ամիս ամսի ամսվա օր օրը ին ի ը ից
    г год года году годом в во от день дня числа число месяца месяц месяце ночь ночью в_ночь го
    yıl yılı yılında yılının yılından sene senesi tarih tarihli tarihinde ayı ayının ayında gece gecesi ay
    le la les du de d en l an année au_mois_de mois_de mois jour nuit_du nuit
    am den der des dem vom im in zum jahr jahres monat nacht nacht_vom tag
    el del los las lo día año mes mes_de noche_del noche
    في سنة عام لعام لسنة شهر يوم ليلة بتاريخ تاريخ سنه
    در سال ماه روز شب تاریخ مورخ ی به
    ב של שנת בשנת שנה יום ביום מיום חודש בחודש תאריך ליל בליל ה
    р року рік r roku`,
}

let table: Map<string, Meaning> | null = null

/** What each word or phrase says, by its folded words. */
export function meanings(): ReadonlyMap<string, Meaning> {
  table ??= new Map([
    ...weekdayNames().map((name) => [keyOfName(name), 'NEUTRAL'] as const),
    ...Object.entries(words).flatMap(([meaning, list]) =>
      list
        .split(/\s+/)
        .filter(Boolean)
        .map((phrase) => [keyOfName(phrase), meaning as Meaning] as const),
    ),
  ])
  return table
}
