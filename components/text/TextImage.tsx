import type { ImageAttributes } from '@/lib/text/attributes'
import {
  type ImageFormat,
  imageAddress,
  staffImageAddress,
  type Width,
  widthsOf,
} from '@/lib/text/image-address'

type AddressOf = (sha256: string, width: Width, format: ImageFormat) => string

/** As wide as the text, which is as wide as a small screen. */
const SIZES = '(min-width: 45rem) 42.5rem, 100vw'

type Props = { image: ImageAttributes; addressOf: AddressOf }

/** An image of a text in the sizes that a browser chooses from, with its caption. Its place is there before it is. */
function TextImage({ image, addressOf }: Props) {
  const { sha256, width, height, alternative, caption, credit, rights } = image
  const drawn = widthsOf(width)
  const sizesIn = (format: ImageFormat) =>
    drawn.map((one) => `${addressOf(sha256, one, format)} ${Math.min(one, width)}w`).join(', ')
  const [smallest = 480] = drawn
  const about = [credit, rights].filter((text) => text !== '')
  return (
    <figure className="text-image">
      <picture>
        <source type="image/avif" srcSet={sizesIn('avif')} sizes={SIZES} />
        {/* The archive draws its images itself; nothing is left for the image optimizer of Next. */}
        <img
          src={addressOf(sha256, drawn.findLast((one) => one <= 960) ?? smallest, 'webp')}
          srcSet={sizesIn('webp')}
          sizes={SIZES}
          alt={alternative ?? ''}
          width={width}
          height={height}
          loading="lazy"
          decoding="async"
        />
      </picture>
      {(caption !== '' || about.length > 0) && (
        <figcaption>
          {caption !== '' && <span dir="auto">{caption}</span>}
          {about.map((text) => (
            <span key={text} dir="auto" className="image-credit">
              {text}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  )
}

/** The same for readers. */
export const PublicImage = ({ image }: { image: ImageAttributes }) => (
  <TextImage image={image} addressOf={imageAddress} />
)

/** The same for members, who see images of drafts; closed where it has a content warning. */
export function StaffImage({ image }: { image: ImageAttributes }) {
  const shown = <TextImage image={image} addressOf={staffImageAddress} />
  if (image.warning === '') return shown
  return (
    <details>
      <summary>{image.warning}</summary>
      {shown}
    </details>
  )
}
