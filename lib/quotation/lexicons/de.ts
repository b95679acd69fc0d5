import type { Lexicon } from '../lexicon'

export const de: Lexicon = {
  code: 'de',
  script: 'Latn',
  capitalsAreNames: false,
  decimal: ',',
  negations: `nicht, kein, keine, keinen, keinem, keiner, keines, keinerlei, nie, niemals, nichts, niemand*, nirgend*, weder, noch, ohne, nein, außer, keineswegs, mitnichten, statt, anstatt, verweiger*, ablehn*, kaum, fehlt*, scheitert*`,
  negativePrefixes: 'un, in, im, ir, miss, nicht, ent, anti, des',
  plainPrefixes: 'ge, be, ver',
  negativeSuffixes: 'los, lose, losen, loser, loses, frei, freie, freien',
  hedges: `notwendig*, nötig*, obligatorisch*, verpflichte*, anzunehmen, mutmaß*, darf, dürfen, durfte, durften, schwerlich, kann, können, könnte, könnten, konnte, konnten, mag, mögen, möglich*, möglicherweise, dürfte, dürften, soll, sollen, sollte, sollten, muss, müssen, musste, mussten, müsste, müssten, vielleicht, wahrscheinlich*, vermutlich*, wohl, anscheinend,
    offenbar, scheinbar, scheint, scheinen, schien, schienen, angeblich*, mutmaßlich*, vermut*, verdächtig*, zweifel*, unklar*, ungefähr, etwa, rund, circa, ca, fast, beinahe, nahezu, mindestens, höchstens, wenigstens, mehr als, weniger als, über, unter, bis zu, sei,
    seien, wäre, wären, hätte, hätten, würde, würden, habe, sogenannt*, oft, manchmal, selten, teilweise, meist, meistens, nur, sogar, sicher*, gewiss, bestimmt, offensichtlich, immer, stets, wenn, falls, ob, versuch*, plan*, geplant*, erwartet*, potenziell*, eventuell*, schätzungsweise, überwiegend, weitgehend`,
  attributions: `gerücht*, schätz*, schlug, schlag*, vorschlag*, vorgeschlag*, empfahl*, empfiehlt, empfehl*, forder*, verlang*, versprach, versprich*, hoff*, wünsch*, befahl*, befiehl*, anordn*, angeordnet, klag*, widersprach, widersprich*, antwort*, fürcht*, befürcht*, veröffentlich*, hörte, hört, heißt, hieß, entschied*, entscheid*, schwor*, deutete, andeut*, angedeutet, prophezei*, gab, besteht, bestand, beton*, sagt, sagte, sagten, sagen, gesagt, laut, zufolge, gemäß, nach angaben, erklär*, behaupt*, bericht*, meld*, betont*, betonte, meint, meinte, meinten, bestätig*, dementier*, bestreit*, bestritt*, leugne*, räumt*, gab zu, zugegeben, gesteh*, beschuldig*, bezeug*, aussag*, schreibt, schrieb, schrieben, zitier*, wies darauf, hinweis*,
    ansicht, meinung, glaub*, versicher*, teilte, mitteil*, kündig*, angekündigt, verkünd*, erinner*, warn*, erzähl*, erwähn*, schilder*, äußer*, bemerk*, angaben, gab an, angab, fügte`,
  numbers: `null, ein, eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, dreizehn, vierzehn, fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn, zwanzig*, dreißig*, vierzig*, fünfzig*, sechzig*, siebzig*, achtzig*, neunzig*, hundert*, tausend*, million*, milliard*, dutzend*, halb*, hälfte, drittel,
    viertel, erste, ersten, erster, erstes, zweite, zweiten, zweiter, dritte, dritten, dritter, vierte, vierten, fünfte, fünften, sechste, sechsten, siebte, siebten, achte, achten, neunte, neunten, zehnte, zehnten, alle, allen, aller, alles, viele, vielen, vieler, wenige, wenigen, einige, einigen, einiger, mehrere, mehreren, jede, jeder, jedes, jeden, jedem, beide, beiden, beider, mehrheit, minderheit,
    prozent*, doppelt*, dreifach*, zweimal, dreimal, einmal, paar, sämtliche*, die meisten, zahlreich*, einzig*, ganze, ganzen, gesamt*, zweihundert, dreihundert, vierhundert, fünfhundert`,
  contrasts: 'aber, jedoch, doch, obwohl, dennoch, trotz, sondern, allerdings, hingegen, obgleich',
  months:
    'januar, jänner, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember, frühling*, frühjahr, sommer*, herbst*, winter*',
  weekdays:
    'montag*, dienstag*, mittwoch*, donnerstag*, freitag*, samstag*, sonnabend*, sonntag*, gestern, heute, morgen, mittag*, mitternacht',
  units:
    'km, kilomet*, m, meter*, metern, meile*, kg, kilo*, tonne*, gramm*, liter*, hektar*, sekunde*, minute*, stunde*, tag, tage, tagen, tages, woche*, monat*, jahr*, jahrzehnt*, jahrhundert*, grad, euro*, dollar*, mark, uhr',
  titles:
    'herr, herrn, frau, dr, prof, professor, präsident, präsidentin, minister, ministerin, general, oberst, richter, richterin, kanzler, kanzlerin, sankt, st',
  abbreviations:
    'dr, prof, hr, fr, z.b, d.h, u.a, usw, bzw, ca, nr, s, bd, vgl, st, str, jh, n.chr, v.chr, evtl, ggf, abs, art, geb, gest, mio, mrd',
  equivalents: { ß: 'ss' },
  common:
    'der, die, das, und, in, den, von, zu, mit, dem, des, auf, für, ist, im, war, waren, als, an, sich, auch, es, wurde, wurden, aus, bei, nach, hat, eine, einer',
}
