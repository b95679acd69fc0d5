/** Words for "after" and "before" that include the day itself, in the languages of words.ts; "_" joins the words of a phrase. */
const phrases = `on_or_after or_later or_after not_before not_earlier_than no_earlier_than not_until
  by on_or_before or_earlier or_before not_after not_later_than no_later_than at_the_latest
  tez_olmayaraq gec_olmayaraq ոչ_շուտ ոչ_ուշ en_geç
  не_ранее не_раньше или_позже или_позднее не_позднее не_позже или_ранее или_раньше
  au_plus_tôt ou_plus_tard ou_après pas_avant au_plus_tard ou_avant ou_plus_tôt pas_après
  oder_später frühestens nicht_vor oder_danach spätestens bis_spätestens nicht_nach oder_früher oder_davor
  o_después o_más_tarde no_antes_de no_antes_del o_antes a_más_tardar no_después_de no_después_del
  أو_بعده أو_بعدها في_أو_بعد ليس_قبل أو_قبله أو_قبلها في_أو_قبل ليس_بعد
  یا_بعد یا_پس_از_آن نه_پیش_از یا_قبل یا_پیش_از_آن
  או_אחרי או_מאוחר_יותר לא_לפני או_לפני או_מוקדם_יותר לא_יאוחר_מ`
  .split(/\s+/)
  .map((phrase) => ` ${phrase.replaceAll('_', ' ')} `)

/** True when a printed date such as "not before 5 March 1992" includes its own bound; "after 5 March 1992" doesn't. */
export function isInclusive(verbatim: string): boolean {
  const words = ` ${verbatim
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `
  return phrases.some((phrase) => words.includes(phrase))
}
