import type { Templates } from './templates'

export const en: Templates = {
  tuned: [
    'The reading room of the old archive opened on {N:14|17} {N:March|May} 1932, and the keeper {H:said|admitted} that it would {X:not |}be heated in winter.',
    '{H:According to the gardener, |}the roses behind the library were planted by {N:three|thirteen} brothers from {P:Ashford|Oxford}.',
    'About {N:450|540} passengers {H:may have |}missed the evening train because the bridge was {X:unsafe|safe}.',
    'The storm damaged {H:at least |}{N:1,275|1,725} trees, but {X:no one|everyone} in the village was hurt.',
    'Only {N:5|15}% of the letters were {X:never |}opened, the librarian {H:reported|suspected} in her yearly account.',
    'The weather station was kept by {P:Martha Hill|Martha Bell} for {N:nineteen|ninety} years {X:without|with} any help from the town.',
    'The catalogue was {H:probably |}printed in {P:Leeds|York} between 1901 and {N:1904|1907}, {X:not|and} in London.',
    'Rain fell on {N:Tuesday|Thursday} for {N:six|sixty} hours, and the river rose {N:2.5|25} metres above its usual {W:level|course}.',
    'The stationmaster {H:claimed|proved} that the goods train {X:had not|had} stopped at the {N:second|seventh} signal.',
    '{N:Most|Few} of the visitors {H:could|did} read the old script, and {X:none|all} of them asked for a {W:map|lamp}.',
    'The museum {X:refused|agreed} to lend the clock, which {H:allegedly |}belonged to a baker named {P:Tobias Finch|Tobias Crane}.',
    'On the {N:366th|336th} day the lamps were lit again, {H:perhaps |}by the youngest {W:apprentice|archivist} of the house.',
  ],
  second: [
    'In {N:1848|1884} the ferry carried {N:2,300|3,200} sacks of grain to {P:Lower|Upper} Brindle, as the harbour master {H:stated|hoped}.',
    'The orchard {X:did not|did} bear fruit that year, {H:it is believed|it is certain}, because the frost came in late {N:April|June}.',
    '{N:Twelve|Twenty} of the {N:forty|fourteen} window panes were broken, {H:possibly |}by hail the size of walnuts.',
    'The school {H:was said to have|had} owned a {N:dozen|hundred} maps, {X:none|some} of which survived the move to {P:Eastgate|Westgate}.',
    'The reading lamps, {H:so the director insisted|so the director decided}, {X:cannot|can} be moved {N:twice|once} a week.',
    'The old line was closed, but {X:not |}dismantled, {N:four|fourteen} months after {P:Mr Oldfield|Mr Newfield} left the company.',
    'Some of the seed packets were {X:mislabelled|labelled}, and the curator {H:suggested|ordered} a new {W:shelf|roof}.',
    'The concert lasted {N:90|19} minutes and was {X:disliked|liked} by {H:nearly |}everyone in the hall.',
  ],
  heldOut: [
    'The mill ground {N:eighty|eighteen} sacks a day until {N:June 1911|July 1911}, and {H:rumour had it that |}its owner {X:never|always} slept.',
    '{H:Villagers recall that the|The} bee-house stood {N:300|800} metres from the chapel and was {X:not |}painted before the {N:first|fifth} snow.',
    'The choir of {P:Saint Agnes|Saint Brigid} {H:seems to have|must have} sung {N:twice|daily} in the market hall, {X:without|with} an organ.',
    '{N:Nearly all|Nearly half} of the {N:27|72} benches were {X:unoccupied|occupied} when Miss {P:Harlow|Barlow} began to read the {W:poem|letter}.',
    'The miller {H:denied|confirmed} that the wheel had turned on {N:Sunday|Monday}, and {X:nothing|everything} in his ledger says so.',
    'Between {N:10:30|11:30} and noon the fog lifted, {H:presumably |}because the wind from {P:the Orme|the Skaw} had turned by {N:40|14} degrees.',
  ],
}
