/**
 * The sounds that a letter can have in names, as symbols that are the same for every script:
 * A (a, e, ə), I (i, ı, y), U (o, u, ö, ü) for vowels; J for affricates and zh (j, zh, dzh, ch, ts, dz), X for kh and gh, and
 * b d f h k l m n p r s t v z. Differences that transliterations don't keep are dropped: sh is s, q and g are k, w is v.
 * Several sounds of one letter are separated by a space; "-" is a letter without a sound.
 */
const spoken = {
  Latn: `a A|b b|c J k|d d|e A|f f|g k h|h h|i I|j J I|k k|l l|m m|n n|o U|p p|q k|r r|s s|t t|u U|v v|w v|x X ks|y I|z z
    |ə A|ı I|ł l|ø U|đ d|ð d|þ t|ß s|æ A|œ U|ç J|ć J|č J|ğ X|ģ k|ž J z|ź J z|ż J z|š s|ś s|ş s|ș s|ţ J t|ț J t|ħ X
    |sh s|sch s|sz s|ch J h|tch J|tsch J|dsch J|cz J|kh X|gh X|zh J|ph f|th t|dh d|ck k|ou U|oo U|ee I|shch sJ s|šč sJ s|eau U`,
  Cyrl: `а A|б b|в v|г k h|ґ k|д d|е A|ё U A|ж J|з z|и I|й I|і I|ї I|к k|л l|м m|н n|о U|п p|р r|с s|т t|у U|ў U|ф f|х X|ц J|ч J|ш s
    |щ sJ s|ъ -|ы I|ь -|э A|є A|ю U|я A|ә A|ө U|ү U|ұ U|һ h|ҹ J|ҝ k|ғ X|қ k|ң n|ј I|љ l|њ n|ђ J|ћ J|џ J|ѓ k|ќ k|кс ks X`,
  Armn: `ա A|բ b|գ k|դ d|ե A|զ z|է A|ը A -|թ t|ժ J|ի I|լ l|խ X|ծ J|կ k|հ h|ձ J|ղ X|ճ J|մ m|յ I|ն n|շ s|ո U vU|ու U|չ J|պ p|ջ J|ռ r
    |ս s|վ v|տ t|ր r|ց J|ւ v|փ p|ք k|օ U|ֆ f|և Av|եւ Av`,
  Geor: `ა A|ბ b|გ k|დ d|ე A|ვ v|ზ z|თ t|ი I|კ k|ლ l|მ m|ნ n|ო U|პ p|ჟ J|რ r|ს s|ტ t|უ U|ფ p f|ქ k|ღ X|ყ k|შ s|ჩ J|ც J|ძ J|წ J|ჭ J
    |ხ X|ჯ J|ჰ h`,
  Grek: `α A|β v b|γ k h I|δ d|ε A|ζ z|η I|θ t|ι I|κ k|λ l|μ m|ν n|ξ ks|ο U|π p|ρ r|σ s|ς s|τ t|υ I U|φ f|χ X|ψ ps|ω U
    |ου U|μπ b mp|ντ d nt|γκ k|τζ J|τσ J|αι A|ει I AI|οι I|ευ Av Af|αυ Av Af`,
  Hebr: `א -|ב b v|ג k|ד d|ה h|ו v -|ז z|ח h|ט t|י I|כ k h|ך k h|ל l|מ m|ם m|נ n|ן n|ס s|ע -|פ p f|ף p f|צ J|ץ J|ק k|ר r|ש s|ת t
    |ג׳ J|ז׳ J|צ׳ J|ץ׳ J|וו v`,
  Arab: `ا -|آ -|أ -|إ -|ٱ -|ب b|پ p|ت t|ث s|ج J|چ J|ح h|خ X|د d|ذ z|ر r|ز z|ژ J|س s|ش s|ص s|ض z d|ط t|ظ z|ع -|غ X k|ف f|ق k|ک k|ك k|گ k
    |ل l|م m|ن n|و v -|ه h|ە -|ھ h|ة -|ی I|ي I|ى I|ئ -|ؤ -|ء -`,
} as const

/** The letters and groups of letters with the sounds of each, and the length of the longest group. */
export const SOUNDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(spoken).flatMap((letters) =>
    letters.split('|').map((line) => {
      const [letter = '', ...sounds] = line.trim().split(/\s+/)
      return [letter.normalize('NFC'), sounds.map((sound) => (sound === '-' ? '' : sound))] as const
    }),
  ),
)
export const LONGEST_GROUP = Math.max(...[...SOUNDS.keys()].map((letters) => letters.length))

/** Hebrew and Arabic letters: these scripts leave short vowels out. */
export const UNVOWELLED = /[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f]/
