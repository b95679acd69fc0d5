import type { Mark } from './page-marks'

/** Boxes over the image of a page, in its units. */
export const Boxes = ({ boxes, className }: { boxes: readonly Mark[]; className: string }) =>
  boxes.map(([left, top, right, bottom]) => (
    <rect
      key={`${left} ${top}`}
      x={left}
      y={top}
      width={right - left}
      height={bottom - top}
      className={className}
    />
  ))
