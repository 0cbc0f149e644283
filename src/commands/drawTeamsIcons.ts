import { writePng } from '../channels/teams/writePng.ts'

/** A colour with how solid it is, each from 0 to 255. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number]
type Point = readonly [x: number, y: number]

const blue: Colour = [0, 75, 122, 255]
const white: Colour = [255, 255, 255, 255]
const nothing: Colour = [255, 255, 255, 0]

/** A signpost with two boards, drawn for this project: corners in parts of the side. */
const shapes: readonly (readonly Point[])[] = [
  [
    [0.46, 0.14],
    [0.54, 0.14],
    [0.54, 0.9],
    [0.46, 0.9],
  ],
  [
    [0.2, 0.22],
    [0.68, 0.22],
    [0.82, 0.33],
    [0.68, 0.44],
    [0.2, 0.44],
  ],
  [
    [0.8, 0.51],
    [0.32, 0.51],
    [0.18, 0.62],
    [0.32, 0.73],
    [0.8, 0.73],
  ],
]

/** The two icons of the Teams app: white on blue, 192 pixels, and white on nothing, 32 pixels. */
export function drawTeamsIcons(): { readonly color: Buffer; readonly outline: Buffer } {
  return { color: draw(192, blue, 0.78), outline: draw(32, nothing, 1) }
}

/** `scale` leaves a margin around the sign. */
function draw(side: number, ground: Colour, scale: number): Buffer {
  const rowOf = (y: number) => Uint8Array.from(Array.from({ length: side }, (_, x) => pixel(x, y)).flat())
  const pixel = (x: number, y: number) => {
    const share = shareCovered(x, y, side, scale)
    return ground.map((value, index) => Math.round(value + ((white[index] ?? 0) - value) * share))
  }
  return writePng({ side, bitDepth: 8, colour: 'red-green-blue-alpha', rowOf })
}

const samples = 4

/** How much of a pixel the sign covers, so that slanted edges look smooth. */
function shareCovered(x: number, y: number, side: number, scale: number): number {
  let inside = 0
  for (let index = 0; index < samples * samples; index++) {
    const at = (pixel: number, step: number) => ((pixel + (step + 0.5) / samples) / side - 0.5) / scale + 0.5
    const point = [at(x, index % samples), at(y, Math.floor(index / samples))] as const
    if (shapes.some((corners) => isInside(point, corners))) inside += 1
  }
  return inside / (samples * samples)
}

/** All shapes are convex with corners in clockwise order or all against it. */
function isInside([x, y]: Point, corners: readonly Point[]): boolean {
  const sides = corners.map(([x1, y1], index) => {
    const [x2, y2] = corners[(index + 1) % corners.length] ?? [0, 0]
    return Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1))
  })
  return sides.every((each) => each >= 0) || sides.every((each) => each <= 0)
}
