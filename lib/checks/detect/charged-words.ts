import { primarySubtag } from '@/lib/quotation/language'

/** Stems of words that judge, exaggerate or characterise, by language. The archive's own text avoids them. */
const stems: Record<string, string> = {
  en: 'genocid massacr slaughter butcher atroc barbar savage heinous brutal inhuman bloodthirst bloody monstr evil aggressor aggression occupier terrorist fascist unprecedent horrif horrend shocking appalling notorious infamous heroic heroism heroes martyr glorious liberat cleansing fanatic vandal treacher cruel vicious ruthless undeniabl',
  fr: 'génocid massacr atroc barbar sauvag inhumain sanguinair sanglant monstr agresseur agression occupant terroriste fasciste épouvant horribl effroyabl infâm héroï héros martyr glorieu cruel cruauté impitoy indéniabl',
  ru: 'геноцид резн зверств варвар жесток бесчеловеч кровав чудовищ агресс оккупант террорист фашист беспрецедент ужас позорн героич герой мучени славн палач изверг безжалост',
  az: 'soyqırım qətliam vəhşi qəddar qaniçən qanlı təcavüz işğalçı terrorçu faşist dəhşətli misilsiz qəhrəman şəhid cəllad amansız',
  tr: 'soykırım katliam vahşet vahşi barbar acımasız kanlı saldırgan işgalci terörist faşist dehşet eşi görülmemiş kahraman şehit cani gaddar zalim',
  de: 'völkermord genozid massak gräuel barbar grausam unmenschlich blutig blutrünst aggress besatzer terrorist faschist entsetzlich schrecklich beispiellos berüchtigt held märtyrer ruhmreich brutal',
  es: 'genocid masacr atroc bárbar salvaj inhuman sanguin sangrient monstru agresor agresión ocupante terrorist fascist horrible espantos infam heroic héroe mártir glorios cruel despiadad',
  hy: 'ցեղասպան կոտորած ջարդ բարբարոս դաժան անմարդկային արյունոտ հրեշավոր ագրես օկուպ ահաբեկ ֆաշիստ սարսափելի աննախադեպ հերոս նահատակ',
  ar: 'اباده مجزره مذبحه وحشي بربري همجي فظائع دموي عدوان محتل ارهاب فاشي مروع شنيع بطل شهيد قاس',
}

/** Stems of a language, folded as the engine folds words; none where the archive has no list. */
export const chargedStems = (tag: string): readonly string[] =>
  (stems[primarySubtag(tag)] ?? '').split(' ').filter((stem) => stem !== '')
