import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { StateMark } from '@/components/ui/StateMark'

export const metadata: Metadata = pageMetadata({
  title: 'How this archive is checked',
  description:
    'Who checks what, against which copy, what the marks mean, and what happens when something is wrong.',
})

export default function About() {
  return (
    <>
      <h1 className="pt-14 font-serif text-3xl font-semibold">How this archive is checked</h1>
      <div className="reading mt-6">
        <p>
          The archive asserts nothing of its own about events, peoples or persons. It records who said what,
          where and when, through which works those words came here, and who checked them against which copy.
        </p>
        <h2>From a source to a page</h2>
        <p>
          A source is a work that can be cited. The archive holds copies of sources, each kept byte for byte
          under its SHA-256 hash and never replaced. A quotation is bound to a passage of such a copy. Where
          the copy only reports an earlier work, the chain says so: “A, quoted in B”. Of every work in the
          chain it is said whether it was seen.
        </p>
        <h2>Who checks</h2>
        <p>
          Nobody checks or publishes what they have written themselves. A reviewer sees the words beside the
          held passage and gives a verdict on each aspect apart: whether it can be found at the place given,
          whether it is word for word or fairly translated, whether it is given to whoever said it, whether
          the number is the number. A verdict holds for exactly the words it was given for. When they change,
          it no longer counts and is asked for again.
        </p>
        <h2>What the marks mean</h2>
        <dl className="space-y-3 font-sans text-base">
          <div>
            <dt>
              <StateMark state="CHECKED" />
            </dt>
            <dd>Every aspect that the archive asks for was verified against a copy of the source itself.</dd>
          </div>
          <div>
            <dt>
              <StateMark state="SECOND_HAND" />
            </dt>
            <dd>
              Verified against a copy of a work that reports it. The work that first said it was not seen.
            </dd>
          </div>
          <div>
            <dt>
              <StateMark state="UNCHECKED">Original not yet seen</StateMark>
            </dt>
            <dd>
              It can be found at the place given; its wording could not yet be compared with the original.
            </dd>
          </div>
          <div>
            <dt>
              <StateMark state="DISPUTED">Figures differ</StateMark>
            </dt>
            <dd>
              Named sources give different numbers. They stand side by side, and the archive does not choose.
            </dd>
          </div>
        </dl>
        <h2>Dates</h2>
        <p>
          A date is kept as it is printed. Where no year is given, none is filled in: the page says “year not
          given”. A date in square brackets was inferred or supplied by the archive.
        </p>
        <h2>Editions and withdrawal</h2>
        <p>
          What is published is an edition. It never changes and keeps its address, so that it can be cited. A
          change is a new edition with its own verdicts. When something is withdrawn, a notice with the date
          and the reason takes its place. Between one edition and the next the archive shows what changed, in
          words.
        </p>
        <h2>People who speak</h2>
        <p>
          Whoever gives a testimony decides how they are named and can withdraw it. What they take back can be
          erased for good; the notice then says only that it was erased, and when. Passages that describe
          violence stay closed behind a warning until a reader opens them.
        </p>
        <h2>The log</h2>
        <p>
          Each change is written down in a log that is only added to. Every entry carries the hash of the one
          before, so that none can be altered unnoticed.
        </p>
        <h2>For programs</h2>
        <p>
          Every record page carries the same facts as structured data, and{' '}
          <a href="/api/public/records">all that is published</a> can be read as JSON. In both, what nobody
          checked is called NOT_CHECKED.
        </p>
      </div>
    </>
  )
}
