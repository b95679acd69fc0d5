import type { Lexicon } from '../lexicon'

export const en: Lexicon = {
  code: 'en',
  script: 'Latn',
  capitalsAreNames: true,
  decimal: '.',
  negations: `not, no, never, none, nobody, nothing, nowhere, neither, nor, without, cannot, can't, won't, don't, doesn't, didn't,
    isn't, aren't, wasn't, weren't, hasn't, haven't, hadn't, wouldn't, couldn't, shouldn't, mustn't, needn't, mightn't, ain't, shan't,
    non, lack*, fail*, refus*, except, unless, hardly, scarcely, barely, instead of, rather than, no longer, far from`,
  negativePrefixes: 'un, in, im, il, ir, dis, non, mis, anti',
  negativeSuffixes: 'less',
  hedges: `necessar*, obligat*, compulsory, allow*, permit*, optional, conceivabl*, ostensibl*, supposedly, may, might, could, can, would, should, must, shall, ought, maybe, perhaps, possibl*, probabl*, presumabl*, likely, unlikely,
    apparent*, seeming*, seem, seems, seemed, appear, appears, appeared, suppos*, suspect*, presum*, assum*, doubt*, uncertain*, unclear,
    unconfirmed, unverified, potential*, approximately, about, around, roughly, nearly, almost, some, circa, estimat*, least, most,
    more than, less than, fewer than, over, under, up to, as many as, no more than, no fewer than, so-called, if, whether, often, usually,
    sometimes, rarely, partly, largely, mainly, mostly, only, even, generally, typically, certain, certainly, clearly, undoubtedly,
    definitely, surely, obviously, always, intend*, plan*, attempt*, tried, expected, feared, hoped, thought`,
  attributions: `rumor*, gossip*, hearsay, hope, hopes, hoped, wish*, order*, demand*, urg*, propos*, promis*, agree*, disagree*, object*, complain*, vow*, pledg*, swear, swore, sworn, guess*, speculat*, predict*, insinuat*, imply, implies, implied, reveal*, disclos*, publish*, heard, hears, comment*, repl*, answer*, respond*, decid*, say, says, said, saying, claim*, alleg*, report*, accord*, assert*, stated, state, states, stated, stating, argu*,
    believ*, insist*, maintain, maintains, maintained, contend*, declar*, announc*, admit*, acknowledg*, confirm*, deny, denies, denied, denying, accus*,
    testif*, suggest*, indicat*, told, tells, tell, wrote, writes, writing, write, quot*, cite, cites, cited, citing, remark*, reportedly, allegedly, purported*, rumour*, rumor*,
    view, opinion, recall*, explain*, conclud*, note, notes, noted, describ*, warn*, estimate, observ*, mention*, find, finds, found that`,
  numbers: `zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen,
    seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred*, thousand*, million*, billion*,
    dozen*, half, third, thirds, quarter*, first, second, fourth, fifth, sixth, seventh, eighth, ninth, tenth, twentieth, once, twice,
    thrice, double*, triple*, both, all, many, few, fewer, several, more, less, percent, pair, single, couple, every, each, any, score, per cent, numerous, countless,
    majority, minority, whole, entire, eleventh, twelfth, thirteenth, fifteenth, nineteenth, tens`,
  contrasts:
    'but, however, although, though, yet, nevertheless, nonetheless, except, unless, while, whereas, despite',
  months: `january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul,
    aug, sep, sept, oct, nov, dec, spring, summer, autumn, winter`,
  weekdays:
    'monday, tuesday, wednesday, thursday, friday, saturday, sunday, yesterday, today, tomorrow, noon, midnight',
  units: `km, kilomet*, m, met*, mile*, feet, foot, inch*, kg, kilogram*, ton, tons, tonne*, gram*, litre*, liter*, hectare*, acre*,
    second*, minute*, hour*, day*, week*, month*, year*, decade*, centur*, degree*, dollar*, euro*, pound*, rouble*, manat*, am, pm`,
  titles:
    'mr, mrs, ms, dr, prof, professor, president, minister, general, colonel, captain, judge, senator, sir, lady, st, mount, lake, river',
  abbreviations:
    'mr, mrs, ms, dr, prof, st, no, vol, p, pp, e.g, i.e, etc, vs, ca, c, cf, ed, fig, gen, col, capt, rev, jr, sr, inc, ltd, co, u.s, u.k, a.m, p.m, art, ibid',
  common:
    'the, of, and, to, in, that, is, was, for, with, on, as, by, at, from, were, it, which, this, be, are, had, has, have',
}
