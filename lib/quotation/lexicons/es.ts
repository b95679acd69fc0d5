import type { Lexicon } from '../lexicon'

export const es: Lexicon = {
  code: 'es',
  script: 'Latn',
  capitalsAreNames: true,
  decimal: ',',
  negations: `no, nunca, jamás, nada, nadie, ningún, ninguno, ninguna, ningunos, ni, sin, tampoco, excepto, salvo, apenas, en vez de, en lugar de, negó, rechaz*, rehus*, falt*`,
  negativePrefixes: 'in, im, i, des, dis, no, anti, mal',
  hedgeEndings: 'aría, arían, ería, erían, iría, irían',
  hedges: `hay que, necesari*, obligat*, imprescindible, parece ser, dudos*, acaso, al parecer, a lo mejor, puede, pueden, podría, podrían, podía, podían, pudo, pudieron, podrá, podrán, debe, deben, debería, deberían, debía, debían, quizá, quizás, tal vez, acaso, probabl*, posibl*, aparent*, parece, parecen, parecía, parecían, presunt*, supuest*, supon*, presum*,
    sospech*, dud*, inciert*, aproximadamente, cerca de, casi, alrededor de, unos, unas, más, menos, al menos, por lo menos, como mínimo, como máximo, hasta, habría, habrían, sería, serían, si, a veces, a menudo, rara vez, parcialmente, solo, sólo, solamente, incluso, siempre,
    ciertamente, seguramente, claramente, evidentemente, ciert*, llamado, potencial*, intent*, previst*, prevé, esper*, generalmente, mayormente`,
  attributions: `rumor*, insist*, propon*, propus*, exig*, promet*, esper*, orden*, mand*, quej*, object*, respond*, contest*, tem*, public*, revel*, oy*, oí*, decid*, jur*, insinu*, predi*, se dice, se cree, dicen que, coment*, replic*, aclar*, dijo, dijeron, dice, dicen, decía, decían, decir, dicho, según, afirm*, declar*, asegur*, aleg*, inform*, señal*, sostien*, sostuv*, manifest*, confirm*, desmint*, desmient*, neg*, niega, negó, admit*, reconoc*, acus*, testific*, testimoni*, indic*, sugi*, suger*, escrib*, cit*, explic*,
    añad*, anunci*, opin*, cree, creen, creía, creían, contó, relat*, narr*, juicio, consider*, advirt*, advert*, record*, mencion*, describ*, observ*, concluy*, estim*`,
  numbers: `cero, uno, una, un, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce, quince, dieci*, veint*, treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa, cien, ciento*, cientos, doscient*, trescient*, cuatrocient*, quinient*, seiscient*, setecient*, ochocient*, novecient*, centenar*, mil, miles,
    millar*, millon*, millón, decena*, docena*, medio, media, mitad, tercio*, cuarto, cuartos, primer*, segund*, tercer*, cuarta, quint*, sext*, séptim*, octav*, noven*, décim*, todo, todos, toda, todas, muchos, muchas, mucho, pocos, pocas, poco, varios, varias, algunos, algunas, algún, cada, ambos, ambas, mayoría, minoría, doble, triple, veces, vez, par,
    por ciento, único, única, numeros*, entero, entera`,
  contrasts: 'pero, sino, sin embargo, aunque, no obstante, mas, pese, mientras',
  months:
    'enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, setiembre, octubre, noviembre, diciembre, primavera, verano, otoño, invierno',
  weekdays:
    'lunes, martes, miércoles, jueves, viernes, sábado*, domingo*, ayer, hoy, mañana, mediodía, medianoche',
  units:
    'km, kilómetr*, m, metro*, milla*, kg, kilo*, tonelada*, gramo*, litro*, hectárea*, segundo*, minuto*, hora*, día*, semana*, mes, meses, año*, década*, siglo*, grado*, euro*, peseta*, peso*, dólar*',
  titles:
    'sr, sra, don, doña, dr, dra, presidente, presidenta, ministro, ministra, general, coronel, juez, jueza, profesor, san, santa, señor, señora, monte, lago, río',
  abbreviations:
    'sr, sra, srta, dr, dra, d, ud, uds, pág, págs, p, n, núm, art, etc, cap, vol, av, ej, aprox, ed, gral, cnel',
  common:
    'el, la, los, las, de, del, y, en, que, a, al, un, una, se, por, con, para, su, sus, es, era, fue, fueron, como, lo, más, este, esta',
}
